/** Zones south of the equator, as far as people live in them: there autumn is in spring. */
const south =
  /^(Australia|Antarctica)\/|^America\/(Argentina\/|Buenos_Aires|Sao_Paulo|Santiago|Punta_Arenas|Montevideo|Asuncion|La_Paz|Lima|Cuiaba|Campo_Grande|Bahia|Recife|Fortaleza|Maceio)|^Africa\/(Johannesburg|Harare|Lusaka|Maputo|Windhoek|Gaborone|Luanda|Maseru|Mbabane|Blantyre)|^Pacific\/(Auckland|Chatham|Fiji|Tongatapu|Apia|Noumea|Port_Moresby|Guadalcanal|Efate|Tahiti)|^Indian\/(Antananarivo|Mauritius|Reunion|Mayotte|Comoro)/

/** The half of the earth a time zone lies in. */
export function hemisphereOf(zone: string): 'north' | 'south' {
  return south.test(zone) ? 'south' : 'north'
}

/** When hair sheds more, between two days: August to October in the north, half a year later in the south. */
export function sheddingSeasons(
  first: string,
  last: string,
  hemisphere: 'north' | 'south',
): { from: string; to: string }[] {
  const [from, to] = hemisphere === 'north' ? ['08-01', '10-31'] : ['02-01', '04-30']
  const [begins, ends] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  return Array.from({ length: Math.max(0, ends - begins + 1) }, (_, i) => {
    const year = String(begins + i).padStart(4, '0')
    return { from: `${year}-${from}`, to: `${year}-${to}` }
  }).filter((season) => season.to > first && season.from < last)
}
