import { v7 as uuid } from 'uuid';
import { insertRows } from '../../shared/insert-rows.ts';
import type { Caller, TestApi } from '../../shared/testing/app.ts';
import { givenResident, someIdNumber } from '../residents.given.ts';

/** So many files (王第1人, 王第2人 …) like one that was opened at the counter, each with numbers of its own. */
export async function givenManyResidents(api: TestApi, worker: Caller, count: number): Promise<void> {
  const { cipher, database } = api.platform;
  const { pool } = database.system;
  const { id } = await givenResident(api, worker, { name: '王第0人', address: '和平路1号2栋301' });
  const { rows } = await pool.query<{ row: Record<string, string> }>(
    'SELECT row_to_json(r) AS row FROM residents r WHERE id = $1',
    [id],
  );
  const like = rows[0]!.row;
  const files = Array.from({ length: count }, (_, index) => {
    const own = uuid();
    const number = someIdNumber();
    return {
      ...like,
      id: own,
      name: `王第${index + 1}人`,
      id_number: cipher.encrypt(number, `residents.idNumber.${own}`),
      id_number_index: null,
      phone: cipher.encrypt(`138${String(index).padStart(8, '0')}`, `residents.phone.${own}`),
      notes: '',
    };
  });
  await insertRows((text, value) => pool.query(text, [value]), 'residents', files);
  await pool.query('DELETE FROM residencies WHERE resident_id = $1', [id]);
  await pool.query('DELETE FROM residents WHERE id = $1', [id]);
}
