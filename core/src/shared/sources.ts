import type { Basis } from './basis.ts'

const label = (source: string, date: string): Basis => ({ kind: 'label', source, date })
const guideline = (source: string, date: string): Basis => ({ kind: 'guideline', source, date })
const study = (source: string, date: string): Basis => ({ kind: 'study', source, date })
const convention = (source: string, date: string): Basis => ({
  kind: 'convention',
  source,
  date,
})

/** A default nobody has studied: written down as ours, open to a licensed clinician's change. */
export const ourDefault: Basis = {
  kind: 'convention',
  source: 'Anagen default, no study found',
  date: '2026',
}
/** What clinics commonly do or write, without a study behind it. */
export const clinics: Basis = {
  kind: 'convention',
  source: 'Consent forms and aftercare sheets of clinics (CF1-CF5)',
  date: '2026',
}
/** How telogen effluvium runs its course: widely written, little studied. */
export const telogenCourse: Basis = {
  kind: 'convention',
  source: 'TE1, web pages on telogen effluvium (low grade)',
  date: '2026',
}
/** The practice's own opinion, shown as such beside the evidence. */
export const practiceView: Basis = {
  kind: 'practice',
  source: 'The programme of this practice',
  date: '2026',
}

/**
 * The papers, labels and regulators behind the built-in protocols, by their short keys.
 * Pages that show no date carry the year they were read, 2026.
 */
export const sources = {
  SKP: label('SKP SkinPen label', '2026'),
  FDA_MN: label('FDA-MN, fda.gov microneedling devices', '2026'),
  FDA_G20: label('FDA-G20, guidance 1500036', '2020-11-10'),
  FDA_LID: label('FDA-LID, notice on lidocaine products', '2024-03'),
  FDA_EXO: label('FDA-EXO, public notice on exosomes', '2019-12-06'),
  K142573: label('K142573, 510(k) summary', '2014'),
  K192585: label('K192585, 510(k) summary', '2019'),
  DPL: label('DPL, light panel maker precautions', '2026'),
  FTC22: label('FTC22, Health Products Compliance Guidance', '2022-12'),
  CDC24: guideline('CDC24, MMWR 73(16):372', '2024'),
  NAALT: guideline('NAALT consensus', '2010'),
  CTC: guideline('CTC, CTCAE general grades', '2017'),
  TAK24: guideline('TAK24 Takwale, Clin Exp Dermatol llae341', '2024'),
  AGG20: study('AGG20 Aggarwal, Int J Trichology 12:156', '2020'),
  AHM25: study('AHM25 Ahmed, Arch Dermatol Res 317:528', '2025'),
  AKI25: study('AKI25 Akiska, EADV EPS04.04', '2025'),
  BUO: study('BUO Buontempo, HairMetrix', '2026'),
  CAP17: study('CAP17 Capillus, Dermatol Surg', '2017'),
  CHU21: study('CHU21 Chu, Dermatol Surg 47:1249', '2021'),
  DHU13: study('DHU13 Dhurat, Int J Trichology 5:6', '2013'),
  DOD20: study('DOD20, Dermatol Ther 33:e14191', '2020'),
  ENG22: study('ENG22 English, Dermatol Ther 12:41', '2022'),
  FAG21: study('FAG21 Faghihi, J Cosmet Dermatol 20:1241', '2021'),
  FRI24: study('FRI24 Friedmann, Dermatol Surg', '2024'),
  GUP23: study('GUP23, Skin Appendage Disord 9(6):397', '2023'),
  H2H22: study('H2H22, Skin Appendage Disord 8(5):382', '2022'),
  IJBR25: study('IJBR25, ijbr.com.pk 1488', '2025'),
  JCC25: study('JCC25, jccpractice.com 684', '2025'),
  JIM14: study('JIM14 Jimenez, Am J Clin Dermatol 15:115', '2014'),
  KAL11: study('KAL11 Kalluri, AAPS J 13:473', '2011'),
  KUM18: study('KUM18 Kumar, J Cutan Aesthet Surg 11:211', '2018'),
  KUN09: study('KUN09 Kunz, Dermatology 219:105', '2009'),
  LAN14: study('LAN14, TOPHAT655 trial, PMC4265291', '2014'),
  LEG24: study('LEG24, Dermatology Reports 9945', '2024'),
  LI22: study('LI22 Li, Front Med 9:868079', '2022'),
  LI26: study('LI26, J Cosmet Dermatol 25(2):e70726', '2026'),
  LIU20: study('LIU20 Liu, JID Symp Proc 20:S37', '2020'),
  LUE21: study('LUE21 Lueangarun, J Clin Aesthet Dermatol 14(11):E64', '2021'),
  MIC21: study('MIC21, PMC8259462', '2021'),
  SHA17: study('SHA17 Shah, in MPHL22', '2017'),
  SOD25: study('SOD25 Sodhi, medRxiv 2025.02.23.25322568', '2025'),
  SON23: study('SON23 Sondagar, Int J Trichology 15:25', '2023'),
  SP_AT: study('SP-AT StatPearls, alopecia totalis', '2026'),
  STA20: study('STA20 Starace, J Cosmet Dermatol 19:646', '2020'),
  WAT19: study('WAT19, PLoS One 14:e0208118', '2019'),
  WYR20: study('WYR20, Br J Dermatol 183:702', '2020'),
  YEP21: study('YEP21 Yepuri, J Cutan Aesthet Surg 14:184', '2021'),
  GPN: study('GPN, GPnotebook on Darwin', '2018'),
  ARR10: study('ARR10 Arroll, PMC2906530', '2010'),
  FFA1: study('FFA1 and AAD-FFA, frontal fibrosing alopecia', '2026'),
  HOF05: study('HOF05 Hoffmann, Dermatology 211:54', '2005'),
  GAS09: study('GAS09 Gassmueller, Eur J Dermatol 19(3)', '2009'),
  YON: study('YON, Yonsei repository 22282913/158519', '2026'),
  PAR23: study('PAR23, Arch Aesthetic Plast Surg 29:97', '2023'),
  EGY22: study('EGY22, Skin Appendage Disord 8(6):441', '2022'),
  SCS06: study('SCS06, Skin Res Technol', '2006'),
  PLAN23: study('PLAN23, Skin Res Technol 29:e13440', '2023'),
  LEGIT: study('LEGIT, legit.health on the agreement of SALT raters', '2026'),
  WAS08: study('WAS08 Wasko, Arch Dermatol 144:759', '2008'),
  RWT22: study('RWT22 Li, Clin Cosmet Investig Dermatol 15:117', '2022'),
  MCD17: study('MCD17, J Am Acad Dermatol (28010890)', '2017'),
  OLS02: study('Olsen 2002, table 2 of PMC6691938', '2002'),
  OLS07: study('Olsen 2007, table 2 of PMC6691938', '2007'),
  RAN91: study('Randall & Ebling, Br J Dermatol', '1991'),
  HAL00: study('HAL00 Halloy, PNAS 97:8328', '2000'),
  DAR18: study('Darwin 2018, in GPN', '2018'),
  BRAVE: study('BRAVE-AA1 and AA2, N Engl J Med', '2022'),
  PHQ: convention('PHQ, the PHQ family is in the public domain', '2026'),
  BENCH: convention('Anagen bench: 21 rendered sites, 3 repeats each', '2026'),
} as const satisfies Record<string, Basis>
