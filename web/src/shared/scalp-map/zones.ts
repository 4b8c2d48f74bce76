/** The five sides a head is seen from. Left and right are the person's own. */
export const views = ['top', 'front', 'left', 'right', 'back'] as const
export type View = (typeof views)[number]

export type Shape = {
  zone: string
  path: string /** Where a figure may stand. */
  at: [x: number, y: number]
}

// Drawn on 200 x 220. A zone is data: the same ids stand in protocols and treatment records.
const top: Shape[] = [
  {
    zone: 'front',
    path: 'M58 62 C70 36 130 36 142 62 L136 84 C118 74 82 74 64 84 Z',
    at: [100, 64],
  },
  {
    zone: 'midscalp',
    path: 'M64 88 C82 78 118 78 136 88 L140 128 C122 120 78 120 60 128 Z',
    at: [100, 104],
  },
  {
    zone: 'crown',
    path: 'M60 132 C78 124 122 124 140 132 C140 158 124 172 100 172 C76 172 60 158 60 132 Z',
    at: [100, 150],
  },
  { zone: 'temple-left', path: 'M54 65 L60 86 L57 106 L34 104 C36 88 43 74 54 65 Z', at: [47, 92] },
  {
    zone: 'temple-right',
    path: 'M146 65 L140 86 L143 106 L166 104 C164 88 157 74 146 65 Z',
    at: [153, 92],
  },
  {
    zone: 'side-left',
    path: 'M33 109 L57 111 L56 134 C57 152 63 164 72 172 L58 186 C40 168 32 140 33 109 Z',
    at: [46, 140],
  },
  {
    zone: 'side-right',
    path: 'M167 109 L143 111 L144 134 C143 152 137 164 128 172 L142 186 C160 168 168 140 167 109 Z',
    at: [154, 140],
  },
  {
    zone: 'back',
    path: 'M76 174 C90 180 110 180 124 174 L138 189 C116 204 84 204 62 189 Z',
    at: [100, 189],
  },
]
const front: Shape[] = [
  { zone: 'front', path: 'M62 68 C66 40 134 40 138 68 C126 58 74 58 62 68 Z', at: [100, 55] },
  {
    zone: 'temple-right',
    path: 'M58 70 C50 80 46 92 46 106 L58 104 C58 92 60 82 66 74 Z',
    at: [54, 92],
  },
  {
    zone: 'temple-left',
    path: 'M142 70 C150 80 154 92 154 106 L142 104 C142 92 140 82 134 74 Z',
    at: [146, 92],
  },
  {
    zone: 'brow-right',
    path: 'M64 105 C72 96 84 96 92 103 L91 109 C83 103 74 103 66 110 Z',
    at: [78, 92],
  },
  {
    zone: 'brow-left',
    path: 'M136 105 C128 96 116 96 108 103 L109 109 C117 103 126 103 134 110 Z',
    at: [122, 92],
  },
]
const left: Shape[] = [
  { zone: 'front', path: 'M44 78 C46 60 56 46 72 38 L82 60 C70 64 60 70 54 80 Z', at: [63, 58] },
  {
    zone: 'midscalp',
    path: 'M76 36 C94 29 114 30 130 37 L120 62 C108 57 97 57 86 59 Z',
    at: [103, 46],
  },
  {
    zone: 'crown',
    path: 'M134 39 C150 47 162 60 167 76 L143 84 C139 75 132 68 124 64 Z',
    at: [146, 62],
  },
  { zone: 'temple-left', path: 'M56 83 C62 73 72 67 84 64 L92 92 L82 112 L66 106 Z', at: [74, 89] },
  {
    zone: 'side-left',
    path: 'M88 63 C110 60 128 66 138 82 L140 116 L118 120 C114 106 104 100 95 102 L96 92 Z',
    at: [116, 88],
  },
  {
    zone: 'back',
    path: 'M143 88 L168 80 C172 104 168 128 156 146 L126 142 L120 124 L144 120 Z',
    at: [150, 116],
  },
]
const mirror = (path: string) =>
  path.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, x: string, y: string) => `${200 - Number(x)} ${y}`)
const right: Shape[] = left.map(({ zone, path, at: [x, y] }) => ({
  zone: zone.replace('-left', '-right'),
  path: mirror(path),
  at: [200 - x, y],
}))
const back: Shape[] = [
  {
    zone: 'crown',
    path: 'M66 66 C72 40 128 40 134 66 C130 84 116 92 100 92 C84 92 70 84 66 66 Z',
    at: [100, 68],
  },
  {
    zone: 'side-left',
    path: 'M62 68 C52 78 46 92 46 110 L48 132 L68 134 C66 118 70 102 80 92 C72 86 65 78 62 68 Z',
    at: [60, 108],
  },
  {
    zone: 'side-right',
    path: 'M138 68 C148 78 154 92 154 110 L152 132 L132 134 C134 118 130 102 120 92 C128 86 135 78 138 68 Z',
    at: [140, 108],
  },
  {
    zone: 'back',
    path: 'M84 94 C94 97 106 97 116 94 C126 104 130 120 128 150 C112 158 88 158 72 150 C70 120 74 104 84 94 Z',
    at: [100, 126],
  },
]

/** The zones that can be seen in each view. */
export const shapes: Record<View, Shape[]> = { top, front, left, right, back }

const profile =
  'M150 214 L150 176 C170 158 178 128 176 100 C172 54 138 24 100 26 C64 28 40 54 38 88 C37 96 34 104 28 114 C24 120 26 124 32 125 L36 126 L34 136 L38 140 L36 148 C38 158 44 164 56 164 L76 162 L82 214'
/** Outline of the head and what helps to know the side: ears, nose, mouth, neck. */
export const outlines: Record<View, string[]> = {
  top: [
    'M100 28 C146 28 176 62 176 112 C176 166 146 204 100 204 C54 204 24 166 24 112 C24 62 54 28 100 28 Z',
    'M90 30 C94 16 106 16 110 30',
    'M24 104 C12 102 12 132 25 128',
    'M176 104 C188 102 188 132 175 128',
  ],
  front: [
    'M40 96 C40 52 66 28 100 28 C134 28 160 52 160 96 C160 146 134 190 100 190 C66 190 40 146 40 96 Z',
    'M40 104 C28 100 30 134 43 136',
    'M160 104 C172 100 170 134 157 136',
    'M68 118 C74 113 82 113 88 118 M112 118 C118 113 126 113 132 118',
    'M100 118 L95 142 C98 146 102 146 106 144',
    'M86 160 C94 166 106 166 114 160',
    'M80 186 L78 214 M120 186 L122 214',
  ],
  left: [
    profile,
    'M98 108 C110 98 120 112 112 124 C108 132 102 134 100 128',
    'M48 108 C54 104 60 104 64 108',
  ],
  right: [
    mirror(profile),
    mirror('M98 108 C110 98 120 112 112 124 C108 132 102 134 100 128'),
    mirror('M48 108 C54 104 60 104 64 108'),
  ],
  back: [
    'M40 96 C40 52 66 28 100 28 C134 28 160 52 160 96 C160 136 148 164 134 180 L136 214 M66 214 L66 180 C52 164 40 136 40 96',
    'M40 104 C28 100 30 134 43 136',
    'M160 104 C172 100 170 134 157 136',
  ],
}
