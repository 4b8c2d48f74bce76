/** The sides a head is seen from, and the brows from near. Left and right are the person's own. */
export const views = ['top', 'front', 'brows', 'left', 'back', 'right'] as const
export type View = (typeof views)[number]

type Point = [x: number, y: number]
export type Shape = {
  zone: string
  path: string
  /** Where its figures stand: given once for a zone, in the view that shows it best. */
  at?: Point
}

// Drawn on 200 x 220. A zone is data: the same ids stand in protocols and treatment records.
// Zones reach over the edge of the head where they end there; the picture cuts them at `heads`.
const mirror = (path: string) =>
  path.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, x: string, y: string) => `${200 - Number(x)} ${y}`)
const otherSide = ({ zone, path, at }: Shape): Shape => ({
  zone: zone.includes('-left') ? zone.replace('-left', '-right') : zone.replace('-right', '-left'),
  path: mirror(path),
  ...(at && { at: [200 - at[0], at[1]] }),
})
const bothSides = (shape: Shape): Shape[] => [shape, otherSide(shape)]

const top: Shape[] = [
  {
    zone: 'front',
    path: 'M60 20 L140 20 L138 80 C120 72 80 72 62 80 Z',
    at: [100, 53],
  },
  {
    zone: 'midscalp',
    path: 'M62 80 C80 72 120 72 138 80 L142 130 C122 121 78 121 58 130 Z',
    at: [100, 101],
  },
  {
    zone: 'crown',
    path: 'M58 130 C78 121 122 121 142 130 C142 152 133 167 122 176 C108 171 92 171 78 176 C67 167 58 152 58 130 Z',
    at: [100, 150],
  },
  ...bothSides({ zone: 'temple-left', path: 'M16 20 L60 20 L62 80 L60 108 L16 102 Z' }),
  ...bothSides({
    zone: 'side-left',
    path: 'M16 102 L60 108 L58 130 C58 152 67 167 78 176 L56 214 L16 214 Z',
  }),
  { zone: 'back', path: 'M78 176 C92 171 108 171 122 176 L144 214 L56 214 Z' },
]
const front: Shape[] = [
  { zone: 'front', path: 'M64 20 L136 20 L134 66 C120 57 80 57 66 66 Z' },
  ...bothSides({
    zone: 'temple-right',
    path: 'M64 20 L66 66 C58 72 57 84 54 94 C51 103 46 108 34 112 L34 20 Z',
  }),
  ...bothSides({
    zone: 'brow-right',
    path: 'M62 109 C72 98 84 97 94 104 L93 112 C84 106 74 106 65 113 Z',
  }),
]
const brows: Shape[] = bothSides({
  zone: 'brow-right',
  path: 'M12 106 C28 82 58 74 90 90 C92 94 91 102 88 106 C62 93 38 96 17 113 C12 114 10 110 12 106 Z',
  at: [52, 60],
})
const left: Shape[] = [
  { zone: 'front', path: 'M20 66 C42 66 58 68 70 71 C74 65 80 61 87 59 L76 14 L20 14 Z' },
  { zone: 'midscalp', path: 'M87 59 C98 56 110 57 122 62 L136 14 L76 14 Z' },
  { zone: 'crown', path: 'M122 62 C132 67 139 75 142 86 L186 78 L186 14 L136 14 Z' },
  {
    zone: 'temple-left',
    path: 'M57 69 L70 71 C74 65 80 61 87 59 C93 70 98 84 98 98 C95 102 94 108 94 117 C86 118 78 115 71 109 C72 93 67 80 57 69 Z',
    at: [81, 91],
  },
  {
    zone: 'side-left',
    path: 'M87 59 C98 56 110 57 122 62 C132 67 139 75 142 86 L141 122 L122 130 C122 110 116 97 105 95 C101 94 99 96 98 98 C98 84 93 70 87 59 Z',
    at: [121, 82],
  },
  {
    zone: 'back',
    path: 'M142 86 L186 78 L186 166 L158 172 C144 166 130 155 123 142 C122 138 122 134 122 130 L141 122 Z',
  },
]
const right = left.map(otherSide)
const back: Shape[] = [
  {
    zone: 'crown',
    path: 'M62 18 L138 18 L138 68 C128 82 114 86 100 86 C86 86 72 82 62 68 Z',
  },
  ...bothSides({
    zone: 'side-left',
    path: 'M30 18 L62 18 L62 68 C66 76 72 80 78 83 C72 100 69 120 70 142 C58 146 46 138 30 138 Z',
  }),
  {
    zone: 'back',
    path: 'M78 83 C92 87 108 87 122 83 C128 100 131 120 130 142 C128 156 122 164 114 170 L86 170 C78 164 72 156 70 142 C69 120 72 100 78 83 Z',
    at: [100, 124],
  },
]

/** The zones that can be seen in each view. */
export const shapes: Record<View, Shape[]> = { top, front, brows, left, right, back }

const profile =
  'M150 214 L150 176 C170 158 178 128 176 100 C172 54 138 24 100 26 C64 28 40 54 38 88 C37 96 34 104 28 114 C24 120 26 124 32 125 L36 126 L34 136 L38 140 L36 148 C38 158 44 164 56 164 L76 162 L82 214'
const face =
  'M40 96 C40 52 66 28 100 28 C134 28 160 52 160 96 C160 146 134 190 100 190 C66 190 40 146 40 96 Z'

/** The edge of the head, where zones are cut; null where nothing reaches over it. */
export const heads: Record<View, string | null> = {
  top: 'M100 28 C146 28 176 62 176 112 C176 166 146 204 100 204 C54 204 24 166 24 112 C24 62 54 28 100 28 Z',
  front: face,
  brows: null,
  left: profile,
  back: 'M66 180 C52 164 40 136 40 96 C40 52 66 28 100 28 C134 28 160 52 160 96 C160 136 148 164 134 180',
  right: mirror(profile),
}

const ears = ['M40 104 C28 100 30 134 43 136', 'M160 104 C172 100 170 134 157 136']
const side = [
  'M98 108 C110 98 120 112 112 124 C108 132 102 134 100 128',
  'M46 110 C52 115 58 115 63 110',
]
const eye = 'M26 136 C40 150 66 150 80 136'
/** What helps to know the side: ears, nose, mouth, neck. */
export const outlines: Record<View, string[]> = {
  top: [
    'M90 29 C94 16 106 16 110 29',
    'M24 104 C12 102 12 132 25 128',
    'M176 104 C188 102 188 132 175 128',
  ],
  front: [
    ...ears,
    'M68 122 C74 127 82 127 88 122 M112 122 C118 127 126 127 132 122',
    'M100 122 L95 143 C98 147 102 147 106 145',
    'M86 162 C94 168 106 168 114 162',
    'M80 186 L78 214 M120 186 L122 214',
  ],
  brows: [eye, mirror(eye), 'M92 124 C94 146 91 160 84 172 C88 182 112 182 116 172'],
  left: side,
  right: side.map(mirror),
  back: [...ears, 'M134 180 L136 214 M66 180 L64 214'],
}
