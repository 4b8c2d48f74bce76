import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: 'main' | 'quiet' | 'plain' | 'danger'
  size?: 'normal' | 'small'
  icon?: IconName
  /** Work under way: the button keeps its place and cannot be pressed twice. */
  busy?: boolean
  children?: ReactNode
}

/** A button. One `main` button a view; with an icon only, give it an `aria-label`. */
export function Button({
  look = 'main',
  size = 'normal',
  icon,
  busy,
  children,
  className = '',
  ...rest
}: Props) {
  const classes = ['button', look, size, children ? '' : 'icon-only', className].filter(
    (c) => c && c !== 'main' && c !== 'normal',
  )
  return (
    <button
      type="button"
      {...rest}
      className={classes.join(' ')}
      disabled={rest.disabled || busy}
      aria-busy={busy}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
