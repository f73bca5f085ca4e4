import { expect, it } from 'vitest';
import { signInLinksContract } from '../appointments/sign-in-links.contract.ts';
import { residentsContract } from '../residents/residents.contract.ts';
import { ticketsContract } from '../tickets/tickets.contract.ts';
import { addressGroup } from './address.ts';
import { limitOf } from './limits.ts';

it.each([
  [ticketsContract.follow, 'public_read'],
  [ticketsContract.rate, 'public_write'],
  [ticketsContract.reportPublicly, 'report'],
  [ticketsContract.addReportPhoto, 'upload'],
  [signInLinksContract.use, 'sign_in'],
  [ticketsContract.revealContact, 'reveal'],
  [ticketsContract.list, 'read'],
  [residentsContract.search, 'read'],
  [residentsContract.reveal, 'reveal'],
  [ticketsContract.accept, 'write'],
] as const)('each endpoint has a budget: $path %#', (endpoint, limit) => {
  expect(limitOf(endpoint)).toBe(limit);
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2408:8207:1:2:3:4:5:6', '2408:8207:1:2::/64'],
  ['2408:8207:0001:0002::9', '2408:8207:1:2::/64'],
  ['2408:8207::9', '2408:8207:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the address %s counts as %s', (address, group) => {
  expect(addressGroup(address)).toBe(group);
});
