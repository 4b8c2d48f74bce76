/** Zones south of the equator, as far as people live in them: there autumn is in spring. */
const south =
  /^(Australia|Antarctica)\/|^America\/(Argentina\/|Buenos_Aires|Sao_Paulo|Santiago|Punta_Arenas|Montevideo|Asuncion|La_Paz|Lima|Cuiaba|Campo_Grande|Bahia|Recife|Fortaleza|Maceio)|^Africa\/(Johannesburg|Harare|Lusaka|Maputo|Windhoek|Gaborone|Luanda|Maseru|Mbabane|Blantyre)|^Pacific\/(Auckland|Chatham|Fiji|Tongatapu|Apia|Noumea|Port_Moresby|Guadalcanal|Efate|Tahiti)|^Indian\/(Antananarivo|Mauritius|Reunion|Mayotte|Comoro)/

/** The half of the earth a time zone lies in. */
export function hemisphereOf(zone: string): 'north' | 'south' {
  return south.test(zone) ? 'south' : 'north'
}
