export function ExpectPage() {
  return null
}
