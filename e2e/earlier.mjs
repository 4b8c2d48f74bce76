// Started with --import, the server lives in the past: E2E_DAYS_AGO days before today. A practice
// that has been at work for half a year is made by letting it begin there and starting it again today.
const ago = Number(process.env.E2E_DAYS_AGO ?? 0) * 86_400_000
const Today = Date

globalThis.Date = class extends Today {
  constructor(...parts) {
    if (parts.length === 0) super(Today.now() - ago)
    else super(...parts)
  }
  static now() {
    return Today.now() - ago
  }
}
