import { randomInt } from 'node:crypto';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { endOfShanghaiDay, firstMomentOfShanghaiDay, shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import { maskName } from '@linli/domain/shared/masking.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { newCertificateNumber, readCertificateNumber } from '@linli/domain/volunteers/certificate.ts';
import type { certificatesContract, CertificateView } from '@linli/domain/volunteers/certificates.contract.ts';
import { v7 as uuid } from 'uuid';
import { findCommunity } from '../../org-units/public.ts';
import { decodeRowCursor, pageFrom } from '../../shared/cursor.ts';
import { change, recordEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { withScope } from '../../shared/request-context.ts';
import { openVolunteer } from '../volunteer-views.ts';
import { findVolunteer } from '../volunteers.store.ts';
import {
  createCertificate,
  findCertificate,
  findCertificateByNumber,
  listCertificates,
  sumConfirmed,
  type StoredCertificate,
} from './certificates.store.ts';

type Contract = typeof certificatesContract;

/** What was confirmed until now; what is corrected later makes a new certificate, and this one stays what was said. */
export async function issueCertificate(
  platform: Platform,
  actor: PersonActor,
  volunteerId: string,
  { from, to, contact }: BodyOf<Contract['issue']>,
): Promise<CertificateView> {
  const now = platform.clock();
  const begin = firstMomentOfShanghaiDay(from);
  const until = endOfShanghaiDay(to);
  if (!begin || !until || from > to || to > shanghaiDate(now))
    refuse('certificate.period_not_possible', { errors: [{ path: ['to'], code: 'invalid' }] });
  const { cipher } = platform;
  return change(
    platform,
    async (transaction) => {
      const volunteer = (await findVolunteer(transaction, actor.scope, volunteerId)) ?? refuse('volunteer.not_found');
      const { personId, communityId, districtId, streetId } = volunteer;
      if (personId === null) refuse('certificate.not_joined');
      const sum = await sumConfirmed(transaction, { personId, communityId, from: begin, until });
      if (sum.minutes === 0) refuse('certificate.no_hours');
      const community = (await findCommunity(transaction, communityId)) ?? refuse('volunteer.community_not_found');
      const { name, birthDate } = openVolunteer(platform, volunteer);
      const id = uuid();
      const number = newCertificateNumber(() => randomInt(32));
      const row: StoredCertificate = {
        id,
        districtId,
        streetId,
        communityId,
        number,
        numberHash: hashOf(platform, number),
        personId,
        name: cipher.encrypt(name, `volunteer_certificates.name.${id}`),
        birthDate: cipher.encrypt(birthDate, `volunteer_certificates.birthDate.${id}`),
        fromDay: from,
        toDay: to,
        ...sum,
        contact,
        issuer: community.name,
        issuedBy: actor.name,
        issuedAt: now,
      };
      await createCertificate(transaction, row);
      const subject = { type: 'volunteer', id: volunteerId, path: { districtId, streetId, communityId } };
      const changes = { minutes: [null, sum.minutes], from: [null, from], to: [null, to] } as const;
      const event = { actor, action: 'volunteers.issue_certificate', subject, changes } as const;
      await recordEvent(transaction, { ...event, concernsPersonId: personId }, now);
      return viewOf(platform, row);
    },
    { isAnswer: true },
  );
}

export async function getCertificate(platform: Platform, actor: PersonActor, id: string): Promise<CertificateView> {
  const row = await findCertificate(platform.database.scoped, actor.scope, id);
  return viewOf(platform, row ?? refuse('certificate.not_found'));
}

export async function listOwnCertificates(platform: Platform, actor: PersonActor, query: QueryOf<Contract['mine']>) {
  const after = query.cursor === undefined ? undefined : decodeRowCursor(query.cursor);
  const rows = await listCertificates(platform.database.scoped, actor.personId, { after, limit: query.limit });
  return pageFrom(
    rows,
    query.limit,
    ({ id }) => ({ id }),
    (row) => ({ id: row.id, ...factsOf(row) }),
  );
}

/** For anybody who holds it: the number is the secret by which row-level security lets this one row through. */
export async function verifyCertificate(platform: Platform, { number: typed }: BodyOf<Contract['verify']>) {
  const missing = () => refuse('certificate.not_found', { errors: [{ path: ['number'], code: 'not_found' }] });
  const numberHash = hashOf(platform, readCertificateNumber(typed) ?? missing());
  const row = await withScope({ kind: 'secret', secretHash: numberHash }, () =>
    findCertificateByNumber(platform.database.scoped, numberHash),
  );
  const found = row ?? missing();
  return { ...factsOf(found), maskedName: maskName(open(platform, found, 'name')) };
}

const hashOf = ({ cipher }: Platform, number: string) => cipher.hash(number, 'certificate-number');

function factsOf({ number, issuer, fromDay, toDay, minutes, tasks, issuedAt }: StoredCertificate) {
  return { number, issuer, from: fromDay, to: toDay, minutes, tasks, issuedAt: issuedAt.toISOString() };
}

function viewOf(platform: Platform, row: StoredCertificate): CertificateView {
  const { id, contact, issuedBy } = row;
  const [name, birthDate] = [open(platform, row, 'name'), open(platform, row, 'birthDate')];
  return { id, ...factsOf(row), name, birthDate, contact, issuedBy };
}

const open = ({ cipher }: Platform, row: StoredCertificate, field: 'name' | 'birthDate') =>
  cipher.decrypt(row[field], `volunteer_certificates.${field}.${row.id}`);
