import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PageQuery, pageOf, Text } from '../shared/page.contract.ts';
import { CERTIFICATE_LIMITS as limits } from './certificate.ts';

const WORKER = ['community_worker'] as const;
const Day = z.iso.date().refine((day) => day >= '2000' && day < '2200');

/** 志愿服务记录证明, of all that anybody may check of it. */
const Facts = {
  number: z.string(),
  /** The community that issued it. */
  issuer: z.string(),
  from: z.string(),
  to: z.string(),
  minutes: z.number().int(),
  tasks: z.number().int(),
  issuedAt: Moment,
};

/** As it is printed. */
export const CertificateView = z.strictObject({
  id: Id,
  ...Facts,
  name: z.string(),
  birthDate: z.string(),
  /** Whom to ask about it, and by which phone. */
  contact: z.string(),
  /** Who of the community wrote it out. */
  issuedBy: z.string(),
});
export type CertificateView = z.output<typeof CertificateView>;

export const certificatesContract = defineContract({
  issue: {
    method: 'POST',
    path: '/volunteers/:volunteerId/certificates',
    access: WORKER,
    status: 201,
    params: z.strictObject({ volunteerId: Id }),
    body: z.strictObject({ from: Day, to: Day, contact: Text(limits.contactLength) }),
    response: CertificateView,
    summary: 'Write out a certificate of the confirmed hours of a volunteer between two days',
  },
  get: {
    method: 'GET',
    path: '/volunteer-certificates/:certificateId',
    access: WORKER,
    status: 200,
    params: z.strictObject({ certificateId: Id }),
    response: CertificateView,
    summary: 'A certificate to print',
  },
  mine: {
    method: 'GET',
    path: '/volunteer-certificates/mine',
    access: ['volunteer'],
    breadth: { volunteer: 'own' },
    status: 200,
    query: z.strictObject(PageQuery),
    response: pageOf(z.strictObject({ id: Id, ...Facts })),
    summary: 'Certificates that were written out for oneself, latest first',
  },
  verify: {
    method: 'POST',
    path: '/public/volunteer-certificates/verify',
    access: 'public',
    isRead: true,
    leavesNoEvent: 'It only looks.',
    status: 200,
    body: z.strictObject({ number: Text(limits.numberLength) }),
    response: z.strictObject({ ...Facts, maskedName: z.string() }),
    summary: 'Whether a certificate was issued, and what it says, for whoever holds it',
  },
});
