import { useEffect, useState } from 'react'

/** The secret of the link stands behind the #, so that it is never sent with an address. */
const tokenOf = (hash: string) => decodeURIComponent(hash.replace(/^#\/?/, ''))

/** The secret of the link that opened this page; '' without one. */
export function useToken(): string {
  const [token, setToken] = useState(() => tokenOf(location.hash))
  useEffect(() => {
    const follow = () => setToken(tokenOf(location.hash))
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return token
}
