import { type ReactNode, useId } from 'react'

type Option<V extends string> = { value: V; label: ReactNode; disabled?: boolean }
type Props<V extends string> = {
  legend: ReactNode
  /** The legend is said by the surrounding text already. */
  hideLegend?: boolean
  help?: ReactNode
  error?: string | undefined
  options: readonly Option<V>[]
  value: V | null
  onChange: (value: V) => void
  look?: 'cards' | 'segmented'
  disabled?: boolean
}

/** One of a few: native radio buttons drawn as cards, or as one segmented bar. */
export function Choices<V extends string>(props: Props<V>) {
  const name = useId()
  return (
    <fieldset
      className="field"
      aria-describedby={props.error ? `${name}-error` : undefined}
      disabled={props.disabled}
    >
      <legend className={props.hideLegend ? 'visually-hidden' : ''}>{props.legend}</legend>
      {props.help && <div className="help">{props.help}</div>}
      <div className={props.look === 'segmented' ? 'segmented' : 'choices'}>
        {props.options.map((o) => (
          <label className="choice" key={o.value}>
            <input
              type="radio"
              name={name}
              checked={props.value === o.value}
              disabled={o.disabled}
              onChange={() => props.onChange(o.value)}
            />
            <span>{o.label}</span>
          </label>
        ))}
      </div>
      {props.error && (
        <div className="error" id={`${name}-error`} role="alert">
          {props.error}
        </div>
      )}
    </fieldset>
  )
}

/** Several of a few: native tick boxes drawn as cards. */
export function ManyChoices<V extends string>({
  legend,
  help,
  options,
  values,
  onChange,
}: {
  legend: ReactNode
  help?: ReactNode
  options: readonly Option<V>[]
  values: readonly V[]
  onChange: (values: V[]) => void
}) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {help && <div className="help">{help}</div>}
      <div className="choices">
        {options.map((o) => (
          <label className="choice" key={o.value}>
            <input
              type="checkbox"
              checked={values.includes(o.value)}
              disabled={o.disabled}
              onChange={(e) =>
                onChange(
                  e.target.checked ? [...values, o.value] : values.filter((v) => v !== o.value),
                )
              }
            />
            <span>{o.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A number with a button on either side. It stops at its limits and says why. */
export function Stepper({
  label,
  value,
  onChange,
  step,
  min,
  max,
  unit,
  format = String,
  words,
  stopReason,
}: {
  label: string
  value: number
  onChange: (value: number) => void
  step: number
  min: number
  max: number
  unit: string
  format?: (value: number) => string
  words: { less: string; more: string }
  stopReason?: string | undefined
}) {
  const to = (n: number) => onChange(Math.min(max, Math.max(min, Math.round(n / step) * step)))
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div className="stepper">
        <button
          type="button"
          aria-label={`${words.less}: ${label}`}
          disabled={value <= min}
          onClick={() => to(value - step)}
        >
          −
        </button>
        <output aria-live="polite">{`${format(value)} ${unit}`.trim()}</output>
        <button
          type="button"
          aria-label={`${words.more}: ${label}`}
          disabled={value >= max}
          onClick={() => to(value + step)}
        >
          +
        </button>
      </div>
      {value >= max && stopReason && <div className="help">{stopReason}</div>}
    </fieldset>
  )
}
