/**
 * Why a picture cannot be measured, and what to do about it. The codes are what programs read; the page
 * shows its own words for them, the command line shows these.
 */
export const reasons = {
  'no-scale':
    'The size of a pixel is not known. Give it, or put the calibration card in the picture.',
  'device-frame':
    "The picture does not have the shape of this device's pictures. Use the picture as the device saved it, not cut.",
  'device-check-due':
    'The device has not been checked for more than a month. Photograph the calibration card with it and save its profile again.',
  'marker-not-found':
    'No mark of the calibration card was found. Take the picture again with one whole mark in it, flat, sharp and not under hair.',
  'scale-bar-not-found':
    'No scale bar was found in the picture. Tap its two ends, or give the scale another way.',
  'scale-bar-unclear':
    'Several lines could be the scale bar. Tap its two ends, or give the scale another way.',
  'coin-not-found':
    'No coin or round stamp was found. Take the picture again with all of it in view on a plain ground.',
  'coin-unclear':
    'Several round things could be the coin. Take the picture again with one, or give the scale another way.',
  'scales-disagree':
    'Two ways of knowing the scale differ by more than 5 %. Check the figures and leave out the wrong one.',
  'scale-impossible': 'The scale is not one a camera can have. Check the figure and its unit.',
  'scale-looks-wrong':
    'With this scale the hairs would not be those of a scalp. Check the scale before using the figures.',
  blurred: 'The picture is not sharp. Clean the lens, hold it still on the skin and focus again.',
  'focus-unknown':
    'No hair was found and nothing in the picture shows whether it is sharp. If you can see hair in it, focus and take it again.',
  'over-exposed': 'Too much of the picture is white or black. Change the light or the exposure.',
  glare:
    'Too much of the skin shines. Use cross-polarised light, dry the skin, or change the angle of the light.',
  vignette:
    'The light falls off too much to the corners. Light the site evenly or move the light back.',
  tilted: 'The camera stands too far from upright. Hold it flat on the skin or square to it.',
  'low-contrast':
    'Hair and skin are too alike to measure. Use cross-polarised light; light hair needs it most.',
  'uncut-hair':
    'The hair is too long to be counted as clipped. Clip the site to about 1 mm, or measure the picture as uncut.',
  'hair-too-narrow':
    'The hairs are too few pixels wide. Go nearer or use more magnification: 6 um a pixel or less.',
  'too-many-crossings':
    'Too much hair crosses other hair. Clip or comb the site, or measure the picture as uncut.',
  'curly-hair':
    'Hair that curls this much lies on itself and cannot be counted yet. Measure the picture as uncut for its coverage, or count by hand.',
  'too-few-hairs':
    'There are too few hairs to find the same place again. Take a larger field, or mark the site.',
  'not-the-same-place':
    'The two pictures do not show the same place, or too little of it. Find the site by the ghost of the first picture and take it again.',
  'not-the-same-view':
    'The two photographs do not show the same side of the same head. Choose the pair again, or take the picture again by the ghost of the first one.',
  'no-outline':
    'This kind of picture is measured inside an outline. Draw the outline of the scalp, or the line of the part, first.',
  'outline-outside': 'The outline leaves the picture. Draw it inside the picture.',
  'outline-crosses': 'The outline crosses itself. Draw it again in one round.',
  'outline-too-small':
    'The outlined area is too small to tell anything. Draw it larger, or take a larger picture.',
  'bare-outside-scalp':
    'A bare area lies outside the outline of its scalp. Draw it inside, or widen the outline of the scalp.',
  'part-not-seen':
    'No bare line stands out along the part as drawn. Draw the line along the middle of the part, or comb the part and take the picture again.',
  'no-brow':
    'No eyebrow was found. Show one eyebrow with some skin around it, sharp and without make-up, or draw its outline.',
  'brow-unclear':
    'Several dark things could be the eyebrow. Draw its outline, or cut the picture to one eyebrow without the eye.',
  'overlap-too-small':
    'The two pictures share less than 60 % of the field. Move the camera to the place of the first picture and take it again.',
} as const satisfies Record<string, string>

export type ReasonCode = keyof typeof reasons

/** One reason with the figures that led to it. */
export interface Reason {
  readonly code: ReasonCode
  readonly figures: Readonly<Record<string, number>>
}

/** The reason in words, with what to do. */
export const explain = ({ code }: Reason): string => reasons[code]
