import type { Text } from '../shared/index.ts'
import type { eventKinds } from './names.ts'
import type { Verdict } from './schema.ts'

/** Why there is no comparison, and what to do about it. */
export const reasonTexts: Record<Verdict['reasons'][number], Text> = {
  'no baseline': {
    en: 'There is no measurement from before the start, so there is nothing to compare with. A measurement today can serve for what comes after it.',
    es: 'No hay ninguna medición de antes del inicio, así que no hay con qué comparar. Una medición de hoy puede servir para lo que venga después.',
  },
  'no follow-up': {
    en: 'Nothing has been measured since the start.',
    es: 'Desde el inicio no se ha medido nada.',
  },
  'before the first look': {
    en: 'The first planned look is still ahead; before it, chance is larger than any change to be expected.',
    es: 'La primera revisión prevista aún no ha llegado; antes de ella, el azar es mayor que cualquier cambio que quepa esperar.',
  },
  'other method': {
    en: 'It was measured in another way than the baseline. Measure the old way again, or begin a new baseline with the new way.',
    es: 'Se midió de otra manera que la primera vez. Mida de nuevo como entonces, o comience una nueva medición de base con la manera nueva.',
  },
  'other device': {
    en: 'It was measured with another device than the baseline, or it is not known with which. Use the first device again, or begin a new baseline with this one.',
    es: 'Se midió con otro aparato que la primera vez, o no consta con cuál. Use de nuevo el primer aparato, o comience una nueva medición de base con este.',
  },
  'other scale': {
    en: 'The picture has another scale than the baseline picture. Take it again with the first setting.',
    es: 'La imagen tiene otra escala que la primera. Tómela de nuevo con el primer ajuste.',
  },
  'other engine': {
    en: 'The hairs were counted by another version of the engine. Count the baseline picture again with this version.',
    es: 'Los cabellos se contaron con otra versión del programa. Cuente de nuevo la primera imagen con esta versión.',
  },
  'other area': {
    en: 'The area looked at is another size than at the baseline. Take as many pictures of the same size as then.',
    es: 'La superficie mirada es de otro tamaño que la primera vez. Tome tantas imágenes del mismo tamaño como entonces.',
  },
  'other hairs': {
    en: 'The hairs that stayed and went do not add up to those of the first picture. Check the three counts, or match the two pictures again.',
    es: 'Los cabellos que siguen y los que se han ido no suman los de la primera imagen. Revise los tres recuentos, o compare de nuevo las dos imágenes.',
  },
  'alopecia areata': {
    en: 'Alopecia areata comes and goes by itself, so a gain is shown and not put down to anything.',
    es: 'La alopecia areata va y viene por sí sola, así que una ganancia se muestra sin atribuirla a nada.',
  },
}

/** Names of what else happened. */
export const eventTexts: Record<(typeof eventKinds)[number], Text> = {
  glp1: { en: 'GLP-1 medicine', es: 'medicamento GLP-1' },
  minoxidil: { en: 'minoxidil', es: 'minoxidil' },
  finasteride: { en: 'finasteride', es: 'finasterida' },
  medicine: { en: 'a medicine', es: 'un medicamento' },
  illness: { en: 'illness', es: 'enfermedad' },
  surgery: { en: 'surgery', es: 'operación' },
  childbirth: { en: 'childbirth', es: 'parto' },
  'weight-loss': { en: 'weight loss', es: 'pérdida de peso' },
  stress: { en: 'a time of stress', es: 'una época de estrés' },
  diet: { en: 'a change of diet', es: 'un cambio de alimentación' },
  'haircut-or-dye': { en: 'haircut or dye', es: 'corte o tinte' },
  other: { en: 'something else', es: 'otra cosa' },
}

/** Whether stopping is recommended, from week 24 on. */
export const stopTexts: Record<NonNullable<Verdict['stop']>['why'], Text> = {
  'no gain': {
    en: 'No gain was measured beyond its error and you see none yourself: we recommend ending here and planning no new course.',
    es: 'No se midió ninguna ganancia mayor que su error y usted tampoco la ve: recomendamos terminar aquí y no planear otro curso.',
  },
  'gain told': {
    en: 'A gain beyond error and usual fluctuation was told. Going on, pausing or ending is for you to choose.',
    es: 'Se pudo distinguir una ganancia mayor que el error y la fluctuación habitual. Seguir, hacer una pausa o terminar lo decide usted.',
  },
  'better rating': {
    en: 'No gain was measured beyond its error, while you see one yourself. Going on, pausing or ending is for you to choose.',
    es: 'No se midió ninguna ganancia mayor que su error, aunque usted sí la ve. Seguir, hacer una pausa o terminar lo decide usted.',
  },
  'rating not asked': {
    en: 'No gain was measured beyond its error. How you see it yourself has not been asked yet.',
    es: 'No se midió ninguna ganancia mayor que su error. Aún no se le ha preguntado cómo lo ve usted.',
  },
  'cannot be judged': {
    en: 'From what was measured it cannot be judged whether going on is worth it. Please talk it through together.',
    es: 'Con lo medido no se puede juzgar si vale la pena seguir. Háblenlo con calma.',
  },
}
