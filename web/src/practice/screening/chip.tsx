import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../shared/ui/index.ts'

/** A short fact. */
export function Chip({
  tone = '',
  icon,
  children,
}: {
  tone?: 'green' | 'amber' | 'blue' | ''
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={`chip ${tone}`}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  )
}
