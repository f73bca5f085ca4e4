import { createCipheriv, hkdfSync, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TableClasses } from './data-classes.ts';
import { fieldCipher } from './field-cipher.ts';
import { openKeyRing, readKeyFile, withNewKey, withoutOldKeys, writeKeyFile } from './key-ring.ts';
import { givenFolder } from './testing/folder.ts';

const SECRET = 'an installation’s secret, long enough';
const PLACE = 'tickets.reporterPhone.0190c1f2-0000-7000-8000-000000000001';
const OTHER_RECORD = 'tickets.reporterPhone.0190c1f2-0000-7000-8000-000000000002';

const TABLES: readonly TableClasses[] = [
  {
    table: 'people',
    key: ['id'],
    columns: [
      {
        column: 'phone_index',
        field: 'phoneIndex',
        dataClass: 'personal',
        protection: 'index',
        why: null,
        index: { of: 'phone', normalised: 'digits' },
      },
    ],
  },
];
const PHONE = 'people.phoneIndex' as never;

const folder = givenFolder();
const newFile = () => path.join(folder, `${randomUUID()}.json`);
const cipherOf = (file = newFile(), secret = SECRET) => fieldCipher(secret, openKeyRing(secret, file), TABLES);
const rotate = (file: string) => writeKeyFile(file, withNewKey(readKeyFile(file), new Date()));

describe('an encrypted value', () => {
  it('names its algorithm and key, is never the same twice and opens in its own place only', () => {
    const cipher = cipherOf();
    const [one, other] = [cipher.encrypt('13900001234', PLACE), cipher.encrypt('13900001234', PLACE)];
    expect(one).toMatch(/^g1\./);
    expect(one).not.toBe(other);
    expect(cipher.decrypt(one, PLACE)).toBe('13900001234');
    expect(() => cipher.decrypt(one, OTHER_RECORD)).toThrow(/moved here from another record/);
    expect(() => cipher.decrypt(one, PLACE.replace('Phone', 'Name') as typeof PLACE)).toThrow(/moved here/);
    expect(() => cipher.decrypt(`${one.slice(0, -2)}AA`, PLACE)).toThrow(/altered/);
    for (const broken of ['13900001234', 'g1', 'g1.', 'g1.AAAA', 'x1.AAAA']) {
      expect(() => cipher.decrypt(broken, PLACE), broken).toThrow(
        expect.objectContaining({ name: 'FieldCipherError' }),
      );
    }
  });

  it('of the first days stays readable', () => {
    const key = Buffer.from(hkdfSync('sha256', SECRET, 'linli', 'field-cipher', 32));
    const nonce = Buffer.alloc(12, 7);
    const first = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(PLACE));
    const sealed = Buffer.concat([nonce, first.update('13900001234'), first.final(), first.getAuthTag()]);
    expect(cipherOf().decrypt(`g1.${sealed.toString('base64url')}`, PLACE)).toBe('13900001234');
  });

  it('says clearly which key it needs when that is another or not there', () => {
    const value = cipherOf().encrypt('13900001234', PLACE);
    const wrong = cipherOf(newFile(), 'another installation’s secret');
    expect(() => wrong.decrypt(value, PLACE)).toThrow(/does not open with the key derived from LINLI_SECRET/);
    const file = newFile();
    rotate(file);
    const rotated = cipherOf(file).encrypt('13900001234', PLACE);
    expect(() => cipherOf().decrypt(rotated, PLACE)).toThrow(/not in the key ring \(LINLI_FIELD_KEYS\)/);
    expect(() => cipherOf(file).decrypt(rotated.replace('.', '.A'), PLACE)).toThrow(/altered/);
  });

  it('opens under every key of the ring until that is retired, in processes that were running before', async () => {
    const file = newFile();
    const running = cipherOf(file);
    const first = running.encrypt('一', PLACE);
    rotate(file);
    const second = cipherOf(file).encrypt('二', PLACE);
    expect(running.decrypt(second, PLACE)).toBe('二');
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(running.encrypt('三', PLACE).split('.')[0]).toBe(second.split('.')[0]);
    expect(running.decrypt(first, PLACE)).toBe('一');
    writeKeyFile(file, withoutOldKeys(readKeyFile(file)!));
    expect(() => cipherOf(file).decrypt(first, PLACE)).toThrow(/needs the key "1", and it has been retired/);
    expect(cipherOf(file, 'a new secret for sessions').decrypt(second, PLACE)).toBe('二');
  });
});

describe('a blind index', () => {
  it('finds however it was spelled, under old and new keys, and is no hash that others could make', () => {
    const file = newFile();
    const before = cipherOf(file).blindIndex('139 0000 1234', PHONE);
    expect(cipherOf(file).blindIndexes('139-0000-1234', PHONE)).toEqual([before]);
    rotate(file);
    const candidates = cipherOf(file).blindIndexes('13900001234', PHONE);
    expect(candidates).toHaveLength(2);
    expect(candidates).toContain(before);
    expect(candidates[0]).toBe(cipherOf(file).blindIndex('13900001234', PHONE));
    expect(cipherOf(newFile(), 'another installation’s secret').blindIndex('13900001234', PHONE)).not.toBe(before);
  });
});

it.each([
  '',
  '{',
  '{"current":"x"}',
  '{"current":"a","currentSince":"2026-11-23T00:00:00Z","keys":{},"readsSecretKey":true}',
])('a damaged key ring is told and nothing of it quoted: %s', (content) => {
  const file = newFile();
  writeFileSync(file, content);
  expect(() => openKeyRing(SECRET, file)).toThrow(/damaged\. Restore it from a backup/);
});
