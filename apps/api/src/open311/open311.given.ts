import { apiKeysContract } from '@linli/domain/open311/api-keys.contract.ts';
import type { GivenUnit } from '../org-units/org-units.given.ts';
import type { Caller, TestApi } from '../shared/testing/app.ts';

/** A key that a district's official issues for a unit of it. */
export async function givenApiKey(
  api: TestApi,
  official: Caller,
  unit: GivenUnit,
  { name = '便民小程序', perMinute = 6_000, perDay = 1_000_000 } = {},
): Promise<{ id: string; key: string }> {
  const body = { name, unitId: unit.id, perMinute, perDay };
  const { key, apiKey } = await api.ok(apiKeysContract.issue, official, { body });
  return { id: apiKey.id, key };
}

export type Fields = Readonly<Record<string, string>>;

export const A_REQUEST: Fields = {
  service_code: 'noise',
  address_string: '文化路小区5号楼2单元301',
  description: '夜里施工，吵得睡不着',
};

/** Sends a form as other systems do; the answer as it came. */
export async function post({ app }: TestApi, url: string, fields: Fields, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
}

/** A request that was filed by a key. */
export async function givenServiceRequest(api: TestApi, key: string, fields: Fields) {
  const answer = await post(api, '/open311/v2/requests.json', { ...A_REQUEST, api_key: key, ...fields });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<[{ service_request_id: string; service_notice: string }]>();
}
