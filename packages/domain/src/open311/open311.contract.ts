import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { Moment } from '../shared/page.contract.ts';
import { TICKET_LIMITS } from '../tickets/ticket.ts';
import { GEOREPORT_LIMITS as limits, GEOREPORT_STATUSES } from './georeport.ts';

/** Arguments that every method takes; what is sent empty counts as not sent, as the specification has it. */
const COMMON = {
  /** The official 12 digits of a district, street or community. */
  jurisdiction_id: z.string().max(40).optional(),
  api_key: z.string().max(100).optional(),
};

/** `a,b`, or said several times. */
const listOf = <T extends string>(item: z.ZodType<T, string>) =>
  z
    .union([z.string(), z.array(z.string()).max(limits.listed)])
    .transform((given) =>
      [given]
        .flat()
        .flatMap((each) => each.split(',').map((one) => one.trim()))
        .filter((one) => one !== ''),
    )
    .pipe(z.array(item).max(limits.listed));

/** ISO 8601 as in the W3C note, with its time zone. A `+` that was not encoded arrives as a space. */
const W3cMoment = z
  .string()
  .transform((text) => text.replace(/ (?=\d\d:\d\d$)/, '+'))
  .pipe(z.iso.datetime({ offset: true }))
  .transform((text) => new Date(text))
  .refine((moment) => moment.getUTCFullYear() >= 1900 && moment.getUTCFullYear() <= 9999);

const Whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .pipe(z.number().int().min(1).max(most));
const Degrees = (most: number) =>
  z
    .string()
    .regex(/^[+-]?\d{1,3}(\.\d{1,20})?$/)
    .transform(Number)
    .pipe(z.number().min(-most).max(most));
const Code = z.string().min(1).max(60);

const Service = z.strictObject({
  service_code: z.string(),
  service_name: z.string(),
  description: z.string(),
  /** Whether the service asks for attributes. */
  metadata: z.boolean(),
  type: z.literal('realtime'),
  keywords: z.string(),
  group: z.string(),
});

const Attribute = z.strictObject({
  variable: z.literal(true),
  code: z.string(),
  datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
  required: z.boolean(),
  datatype_description: z.string().nullable(),
  order: z.number().int(),
  description: z.string(),
  values: z.array(z.strictObject({ key: z.string(), name: z.string() })),
});

/** A request as anybody may read it; what its sender alone may read is null to others. */
export const ServiceRequest = z.strictObject({
  service_request_id: z.string(),
  status: z.enum(GEOREPORT_STATUSES),
  status_notes: z.string().nullable(),
  service_name: z.string(),
  service_code: z.string(),
  description: z.string().nullable(),
  agency_responsible: z.string(),
  service_notice: z.string().nullable(),
  requested_datetime: Moment,
  updated_datetime: Moment,
  expected_datetime: Moment,
  address: z.string(),
  /** The community's official code. */
  address_id: z.string(),
  zipcode: z.null(),
  lat: z.number().nullable(),
  long: z.number().nullable(),
  media_url: z.string().nullable(),
});
export type ServiceRequest = z.output<typeof ServiceRequest>;

const RequestsQuery = z.strictObject({
  ...COMMON,
  /** Overrides all other arguments. */
  service_request_id: listOf(z.string().max(60)).optional(),
  service_code: listOf(Code).optional(),
  start_date: W3cMoment.optional(),
  end_date: W3cMoment.optional(),
  status: listOf(z.enum(GEOREPORT_STATUSES)).optional(),
  page: Whole(limits.pages).optional(),
  page_size: Whole(limits.requests).optional(),
});
export type RequestsQuery = z.output<typeof RequestsQuery>;

const words = (most: number) => z.string().trim().max(most).optional();

const NewRequest = z.strictObject({
  ...COMMON,
  service_code: Code,
  lat: Degrees(90).optional(),
  long: Degrees(180).optional(),
  address_string: words(200),
  /** The official 12 digits of the community. */
  address_id: words(40),
  description: words(limits.descriptionLength),
  first_name: words(TICKET_LIMITS.nameLength / 2),
  last_name: words(TICKET_LIMITS.nameLength / 2),
  phone: z
    .string()
    .transform((phone) => phone.replaceAll(/[\s()-]/g, ''))
    .pipe(z.string().regex(/^\+?\d{5,16}$/))
    .optional(),
  /** Taken, because clients send them, and not kept: nobody here would use them. */
  email: words(320),
  device_id: words(200),
  account_id: words(200),
  /** Kept as text and never opened by the server. */
  media_url: z
    .url({ protocol: /^https?$/ })
    .max(limits.mediaUrlLength)
    .optional(),
  attribute: z
    .record(z.string().max(60), z.union([z.string().max(2_000), z.array(z.string().max(200)).max(100)]))
    .optional(),
});
export type NewRequest = z.output<typeof NewRequest>;

export const open311Contract = defineContract({
  discovery: {
    dialect: { name: 'open311', root: 'discovery' },
    method: 'GET',
    path: '/discovery',
    access: 'public',
    limit: 'open311',
    status: 200,
    query: z.strictObject(COMMON),
    response: z.strictObject({
      changeset: z.string(),
      contact: z.string(),
      key_service: z.string(),
      endpoints: z.array(
        z.strictObject({
          specification: z.string(),
          url: z.string(),
          changeset: z.string(),
          type: z.enum(['production', 'test']),
          formats: z.array(z.string()),
        }),
      ),
    }),
    summary: 'Service discovery: where the interface is and in which formats it answers',
  },
  services: {
    dialect: { name: 'open311', root: 'services', each: 'service' },
    method: 'GET',
    path: '/services',
    access: 'public',
    limit: 'open311',
    status: 200,
    query: z.strictObject(COMMON),
    response: z.array(Service),
    summary: 'GET Service List: what can be reported',
  },
  service: {
    dialect: { name: 'open311', root: 'service_definition' },
    method: 'GET',
    path: '/services/:serviceCode',
    access: 'public',
    limit: 'open311',
    status: 200,
    params: z.strictObject({ serviceCode: Code }),
    query: z.strictObject(COMMON),
    response: z.strictObject({ service_code: z.string(), attributes: z.array(Attribute) }),
    summary: 'GET Service Definition: what a service asks for besides',
  },
  requests: {
    dialect: { name: 'open311', root: 'service_requests', each: 'request' },
    method: 'GET',
    path: '/requests',
    access: 'public',
    limit: 'open311',
    status: 200,
    query: RequestsQuery,
    response: z.array(ServiceRequest),
    summary: 'GET Service Requests: those of public services, masked, and with a key those that it filed',
  },
  request: {
    dialect: { name: 'open311', root: 'service_requests', each: 'request' },
    method: 'GET',
    path: '/requests/:serviceRequestId',
    access: 'public',
    limit: 'open311',
    status: 200,
    params: z.strictObject({ serviceRequestId: z.string().max(60) }),
    query: z.strictObject(COMMON),
    response: z.array(ServiceRequest),
    summary: 'GET Service Request: one of a public service, masked, or with its key one that the key filed',
  },
  file: {
    dialect: { name: 'open311', root: 'service_requests', each: 'request' },
    method: 'POST',
    path: '/requests',
    access: 'key_holder',
    limit: 'open311',
    status: 201,
    body: NewRequest,
    response: z.array(
      z.strictObject({ service_request_id: z.string(), service_notice: z.string(), account_id: z.null() }),
    ),
    summary: 'POST Service Request: file a request',
  },
  token: {
    dialect: { name: 'open311', root: 'service_requests', each: 'request' },
    method: 'GET',
    path: '/tokens/:token',
    access: 'public',
    limit: 'open311',
    status: 200,
    params: z.strictObject({ token: z.string().max(60) }),
    query: z.strictObject(COMMON),
    response: z.array(z.strictObject({ service_request_id: z.string(), token: z.string() })),
    summary: 'GET service_request_id from a token: requests get their number at once, which is their token too',
  },
});
