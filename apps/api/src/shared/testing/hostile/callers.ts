import { ROLES, type Role } from '@linli/domain/shared/actor.ts';
import type { Endpoint } from '@linli/domain/shared/contract.ts';
import { givenPerson } from '../../../appointments/appointments.given.ts';
import { givenScene, givenTicket } from '../../../tickets/tickets.given.ts';
import { givenApiKey, givenServiceRequest } from '../../../open311/open311.given.ts';
import type { TestApi } from '../app.ts';
import type { HostileCaller } from './hostile-request.ts';

/** A community with tickets on every step of the way, and somebody of every role to reach for them. */
export async function givenCallers(api: TestApi): Promise<Record<Role | 'reporter' | 'key' | 'nobody', HostileCaller>> {
  const scene = await givenScene(api);
  const { community } = scene;
  const unitOf = {
    system_admin: undefined,
    auditor: community.district,
    district_official: community.district,
    street_official: community.street,
    community_worker: community,
    volunteer: community,
  };
  const people = {} as Record<Role, HostileCaller>;
  for (const role of ROLES) {
    const unit = unitOf[role];
    const { cookie } = await givenPerson(api, { role, ...(unit && { unit }) });
    people[role] = { name: role, headers: { cookie }, own: {} };
  }
  for (const status of ['resolved', 'in_progress', 'open', 'accepted', 'reported'] as const)
    await givenTicket(api, scene, status);
  const { number, secret } = await givenTicket(api, scene, 'reported');
  const reporter = { name: 'reporter', headers: { authorization: `Ticket ${secret}` }, own: { number: [number] } };
  const official = await givenPerson(api, { role: 'district_official', unit: community.district });
  const { key: apiKey } = await givenApiKey(api, official, community);
  const [{ service_request_id: id }] = await givenServiceRequest(api, apiKey, { jurisdiction_id: community.code });
  const given = { api_key: [apiKey], jurisdiction_id: [community.code] };
  const key = { name: 'key', headers: {}, own: { serviceRequestId: [id], token: [id], serviceCode: ['noise'] }, given };
  return { ...people, reporter, key, nobody: { name: 'nobody', headers: {}, own: {} } };
}

/** Those whom the endpoint lets in, most of the time: what refuses the others is tried often enough all the same. */
export function whoAsks(endpoint: Endpoint, callers: Awaited<ReturnType<typeof givenCallers>>): HostileCaller[] {
  const { access } = endpoint;
  const all = Object.values(callers);
  const admitted =
    access === 'secret_holder'
      ? [callers.reporter]
      : endpoint.dialect
        ? [callers.key]
        : typeof access === 'string'
          ? all
          : access.map((role) => callers[role as Role]);
  return [...all, ...Array.from({ length: 24 }, (_, at) => admitted[at % admitted.length] as HostileCaller)];
}
