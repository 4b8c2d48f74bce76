import './changes.css'

type Props = { title: string; message: { subject: string; body: string } }

/** What a person is written, folded up until somebody wants to read it. */
export function Letter({ title, message }: Props) {
  return (
    <details className="told">
      <summary>{title}</summary>
      <div className="letter">
        <strong>{message.subject}</strong>
        <p className="pre">{message.body}</p>
      </div>
    </details>
  )
}
