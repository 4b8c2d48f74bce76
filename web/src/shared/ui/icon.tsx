const paths = {
  today: 'M4 6h16v14H4zM4 10h16M9 3v4M15 3v4M12 13v4M10 15h4',
  calendar: 'M4 6h16v14H4zM4 10h16M9 3v4M15 3v4',
  patients:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.5-4 3-6 6.500-6s6 2 6.500 6M16 4.500a3.200 3.200 0 0 1 0 6.200M18 14.500c2 .8 3.200 2.700 3.500 5.500',
  settings:
    'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.100 2.100M16.300 16.300l2.100 2.100M5.600 18.400l2.100-2.100M16.300 7.700l2.100-2.100',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM20 20l-4.800-4.800',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400',
  moon: 'M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z',
  needle: 'M20 4l-9 9M14 4l6 6M11 10l3 3-6 6-4 1 1-4z',
  brow: 'M3 14c4-6 12-7 18-2',
  check: 'M5 12.500l4.500 4.500L19 7',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2',
  hold: 'M9 5v14M15 5v14',
  warning: 'M12 4l9 16H3zM12 10v4.500M12 17.300v.2',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  unlock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 6.700-1.500',
  add: 'M12 5v14M5 12h14',
  remove: 'M5 12h14',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  undo: 'M9 14H5v-4M5 14c2-6 12-8 15 1',
  print: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  person:
    'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 21c.6-4.600 3.500-7 7.500-7s6.900 2.400 7.500 7',
  phone:
    'M6 4h4l1.500 4.500L9 10.500c1 2 2.500 3.500 4.500 4.500l2-2.500L20 14v4c0 1-1 2-2 2C10.500 20 4 13.500 4 6c0-1 1-2 2-2z',
  camera: 'M4 8h4l1.500-2.500h5L16 8h4v11H4zM12 16.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  note: 'M6 4h9l4 4v12H6zM14 4v5h5M9 13h7M9 16.500h5',
  question:
    'M9 9.500c0-4 6-4 6 0 0 2.500-3 2.500-3 5M12 17.800v.2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  right: 'M9 5l7 7-7 7',
  left: 'M15 5l-7 7 7 7',
  down: 'M5 9l7 7 7-7',
  close: 'M6 6l12 12M18 6L6 18',
  leaf: 'M5 20c0-9 5-15 15-16 0 10-5 16-13 14M5 20c2-5 5-8 9-10',
  link: 'M10 14a4 4 0 0 0 6 .500l3-3a4 4 0 0 0-5.700-5.700l-1.500 1.500M14 10a4 4 0 0 0-6-.500l-3 3a4 4 0 0 0 5.700 5.700l1.500-1.500',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM8.500 12h7',
  offline:
    'M3 3l18 18M8 11a9 9 0 0 1 3-1.500M4.500 8a14 14 0 0 1 4-2.300M12 5c3 0 5.500 1 7.500 3M15.500 11l.5.4M12 16.500v.2',
  room: 'M5 21V4h10v17M3 21h18M15 8h4v13M11.500 12v1.500',
  device: 'M7 3h10v10H7zM12 13v5M8 21h8M10 6.500h4',
  money: 'M3 7h18v10H3zM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  card: 'M4 5h16v14H4zM8 9h8M8 13h5',
  pin: 'M12 21c5-6 7-9 7-12a7 7 0 1 0-14 0c0 3 2 6 7 12zM12 11.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  help: 'M9 9.500c0-4 6-4 6 0 0 2.500-3 2.500-3 5M12 17.800v.2',
  out: 'M10 5H5v14h5M9 12h11M16 8l4 4-4 4',
} as const

export type IconName = keyof typeof paths

/** A small line drawing beside words. It never stands alone: the words carry the meaning. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
