// Browsers and versions of Node round these functions of Math differently in the last digit (the language lets
// them), and a last digit becomes another hair where two are about as good. Here they are made of additions,
// multiplications and square roots, which are exact by IEEE 754: the same answer everywhere. After fdlibm:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun Microsystems,
// Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided that
// this notice is preserved.

const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10

/** e to the power of x. */
export function exp(x: number): number {
  if (!(x < 709.782712893384)) return x > 0 ? Number.POSITIVE_INFINITY : Number.NaN
  if (x < -745.1332191019411) return 0
  const k = Math.round(x * Math.LOG2E)
  const high = x - k * ln2High
  const low = k * ln2Low
  const r = high - low
  const t = r * r
  const p =
    0.16666666666666602 +
    t *
      (-0.0027777777777015593 +
        t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8)))
  const c = r - t * p
  const y = 1 - (low - (r * c) / (2 - c) - high)
  // In two steps, for 2 to the power of k alone may be too large or too small.
  const h = k >> 1
  return y * powerOfTwo(h) * powerOfTwo(k - h)
}

const powers = Float64Array.from({ length: 1200 }, (_, i) => 2 ** (i - 600))
const powerOfTwo = (k: number): number => powers[k + 600]!

const word = new Float64Array(1)
const halves = new Uint32Array(word.buffer)

/** The natural logarithm. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  if (x === Number.POSITIVE_INFINITY) return x
  const tiny = x < 2.2250738585072014e-308
  word[0] = tiny ? x * 2 ** 54 : x
  let k = (halves[1]! >>> 20) - 1023 - (tiny ? 54 : 0)
  halves[1] = (halves[1]! & 0xfffff) | 0x3ff00000
  let m = word[0]
  if (m > Math.SQRT2) {
    m /= 2
    k += 1
  }
  const f = m - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const odd = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
  const even =
    z *
    (0.6666666666666735 +
      w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
  const square = 0.5 * f * f
  return k * ln2High - (square - (s * (square + odd + even) + k * ln2Low) - f)
}

/** The sine of an angle in radians. */
export const sin = (x: number): number => turned(x, 0)

/** The cosine of an angle in radians. */
export const cos = (x: number): number => turned(x, 1)

/** Sine after so many more quarter turns. */
function turned(x: number, quarters: number): number {
  // Beyond a hundred thousand turns only the remainder is used; what it loses is less than the angle's own digit.
  const angle = Math.abs(x) < 6e5 ? x : x % (2 * Math.PI)
  const n = Math.round(angle * (2 / Math.PI))
  // Pi / 2 in pieces of 33 bits: n times a piece is exact.
  const first = angle - n * 1.5707963267341256
  const part = n * 6.077100506303966e-11
  const r = first - part
  const rest = n * 2.0222662487959506e-21 - (first - r - part)
  const y = r - rest
  const low = r - y - rest
  const quarter = (((n + quarters) % 4) + 4) % 4
  const value = quarter % 2 ? cosNear(y, low) : sinNear(y, low)
  return quarter < 2 ? value : -value
}

/** Sine within a quarter of pi; `low` is what did not fit into x. */
function sinNear(x: number, low: number): number {
  const z = x * x
  const r =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)))
  const v = z * x
  return x - (z * (0.5 * low - v * r) - low - v * -0.16666666666666632)
}

function cosNear(x: number, low: number): number {
  const z = x * x
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z *
                (-2.7557314351390663e-7 +
                  z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))))
  const halved = 0.5 * z
  const w = 1 - halved
  return w + (1 - w - halved + (z * r - x * low))
}

/** Places near which the arctangent is developed: its value there, and what did not fit into that. */
const near = [
  [0.4636476090008061, 2.2698777452961687e-17],
  [0.7853981633974483, 3.061616997868383e-17],
  [0.982793723247329, 1.3903311031230998e-17],
  [1.5707963267948966, 6.123233995736766e-17],
] as const

/** The angle whose tangent is x, in radians. */
export function atan(x: number): number {
  const a = Math.abs(x)
  if (a < 0.4375) return x - x * atanSeries(x)
  const [[high, low], y] =
    a < 0.6875
      ? ([near[0], (2 * a - 1) / (2 + a)] as const)
      : a < 1.1875
        ? ([near[1], (a - 1) / (a + 1)] as const)
        : a < 2.4375
          ? ([near[2], (a - 1.5) / (1 + 1.5 * a)] as const)
          : ([near[3], -1 / a] as const)
  const value = high - (y * atanSeries(y) - low - y)
  return x < 0 ? -value : value
}

function atanSeries(x: number): number {
  const z = x * x
  const w = z * z
  const even =
    z *
    (0.3333333333333293 +
      w *
        (0.14285714272503466 +
          w *
            (0.09090887133436507 +
              w * (0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782)))))
  const odd =
    w *
    (-0.19999999999876483 +
      w *
        (-0.11111110405462356 +
          w * (-0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916))))
  return even + odd
}

/** The direction of [x, y] from the origin, in radians from -pi to pi. */
export function atan2(y: number, x: number): number {
  if (y === 0) return x < 0 || Object.is(x, -0) ? (Object.is(y, -0) ? -Math.PI : Math.PI) : y
  if (x === 0) return y > 0 ? Math.PI / 2 : -Math.PI / 2
  const angle = atan(Math.abs(y / x))
  const upper = x > 0 ? angle : Math.PI - (angle - 1.2246467991473532e-16)
  return y > 0 ? upper : -upper
}

/** The angle whose cosine is x, in radians; NaN outside -1 to 1. */
export const acos = (x: number): number => atan2(Math.sqrt((1 - x) * (1 + x)), x)

/** The length of a vector of up to four numbers; of no use where a square overflows. */
export const hypot = (x: number, y: number, z = 0, w = 0): number =>
  Math.sqrt(x * x + y * y + z * z + w * w)
