import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import { Icon } from './icon.tsx'

type Words = {
  label: string
  help?: ReactNode | undefined
  /** What is wrong, in words; the field is marked and the words are read with it. */
  error?: string | undefined
}

type Ids = { id: string; describedBy: string | undefined }

/** Label, help and error around one control. */
function Field({ label, help, error, children }: Words & { children: (ids: Ids) => ReactNode }) {
  const id = useId()
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <div className="help" id={`${id}-help`}>
          {help}
        </div>
      )}
      {children({ id, describedBy: described || undefined })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div className="error" id={id} role="alert">
      <Icon name="warning" size={16} />
      {children}
    </div>
  )
}

type InputProps = Words &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> & {
    value: string
    onChange: (value: string) => void
  }

/** One line of text, or with `type` a date, time, e-mail, password or number. */
export function TextInput({ label, help, error, onChange, className = '', ...rest }: InputProps) {
  return (
    <Field label={label} help={help} error={error}>
      {({ id, describedBy }) => (
        <input
          {...rest}
          id={id}
          data-autofocus={rest.autoFocus}
          className={`input ${className}`}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  )
}

type AreaProps = Words &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> & {
    value: string
    onChange: (value: string) => void
  }

/** Several lines of text. */
export function TextArea({ label, help, error, onChange, ...rest }: AreaProps) {
  return (
    <Field label={label} help={help} error={error}>
      {({ id, describedBy }) => (
        <textarea
          {...rest}
          id={id}
          className="input"
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  )
}

type SelectProps = Words &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
    value: string
    onChange: (value: string) => void
    options: readonly { value: string; label: string }[]
  }

/** A choice from a list. */
export function Select({ label, help, error, onChange, options, ...rest }: SelectProps) {
  return (
    <Field label={label} help={help} error={error}>
      {({ id, describedBy }) => (
        <select
          {...rest}
          id={id}
          className="input"
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          onChange={(e) => onChange(e.target.value)}
        >
          {options.map((o) => (
            <option key={o.value} value={o.value}>
              {o.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A tick box with its words. */
export function Checkbox({
  label,
  checked,
  onChange,
  ...rest
}: {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
} & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'type'>) {
  return (
    <label className="check">
      <input
        {...rest}
        type="checkbox"
        checked={checked}
        onChange={(e) => onChange(e.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
