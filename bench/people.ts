import { openDatabase } from '../server/src/db/open-database.ts'
import { folded, wordsOf } from '../server/src/db/repositories/patient-words.ts'
import { newId } from '../server/src/ids.ts'

const first = [
  'Ada',
  'Beate',
  'Carmen',
  'Dario',
  'Elena',
  'Franz',
  'Greta',
  'Hugo',
  'Inés',
  'Jonas',
  'Kira',
  'Lionel',
  'Maria',
  'Nadia',
  'Otto',
  'Pilar',
  'Quentin',
  'Rosa',
  'Sören',
  'Tomás',
]
const last = [
  'Andersen',
  'Brandt',
  'Castillo',
  'Deleon',
  'Eriksen',
  'Fuentes',
  'García',
  'Holm',
  'Ivanova',
  'Jolie',
  'Keller',
  'Leclerc',
  'Moreau',
  'Novak',
  'Olsen',
  'Peña',
  'Quiroga',
  'Ruiz',
  'Silva',
  'Thorn',
]
const batch = 5_000

/** Puts many synthetic people into the practice of a stopped installation, straight into its tables. */
export async function addPeople(dataDir: string, count: number): Promise<void> {
  const database = await openDatabase({ dataDir })
  const { rows } = await database.pool.query<{ practice_id: string }>(
    'SELECT practice_id FROM practice',
  )
  const practiceId = rows[0]?.practice_id ?? ''
  for (let done = 0; done < count; done += batch) {
    const people = Array.from({ length: Math.min(batch, count - done) }, (_, i) => person(done + i))
    await database.pool.query(
      `INSERT INTO patient (practice_id, patient_id, name, sort_name, email, phone, created_at)
       SELECT $1, id, name, sort, email, phone, now()
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS p (id, name, sort, email, phone)`,
      [
        practiceId,
        people.map((p) => p.patientId),
        people.map((p) => p.name),
        people.map((p) => folded(p.name)),
        people.map((p) => p.email),
        people.map((p) => p.phone),
      ],
    )
    const words = people.flatMap((p) =>
      wordsOf(p).map((word) => [word, p.patientId, folded(p.name)] as const),
    )
    await database.pool.query(
      `INSERT INTO patient_word (practice_id, word, patient_id, sort_name)
       SELECT $1, word, id, sort FROM unnest($2::text[], $3::uuid[], $4::text[]) AS w (word, id, sort)`,
      [
        practiceId,
        words.map(([word]) => word),
        words.map(([, id]) => id),
        words.map(([, , sort]) => sort),
      ],
    )
  }
  await database.pool.query('ANALYZE patient; ANALYZE patient_word')
  await database.close()
}

function person(i: number) {
  const name = `${first[i % first.length]} ${last[Math.floor(i / first.length) % last.length]} ${i}`
  return {
    patientId: newId(),
    name,
    email: `person${i}@people.example`,
    phone: `555${String(i).padStart(7, '0')}`,
  }
}
