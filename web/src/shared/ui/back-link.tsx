import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'
import { Icon } from './icon.tsx'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }

function Back({ children, className = '', ...rest }: Props) {
  return (
    <a {...rest} className={`back-link no-print ${className}`}>
      <Icon name="left" size={18} />
      {children}
    </a>
  )
}

/** The way back to where a page belongs, above its heading. Takes what a link of the router takes. */
export const BackLink = createLink(Back)
