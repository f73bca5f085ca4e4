import type { FieldIssueCode, RefusalCode } from '@linli/domain/shared/refusal.ts';
import type { RefusalKind } from '@linli/domain/shared/shared-refusals.ts';

/** “description: A human readable description of the error. This is meant to be seen by the user.” */
type Said = readonly [zh: string, en: string];

const OF_KIND: Record<RefusalKind, Said> = {
  unauthenticated: ['需要密钥。', 'An api_key is needed.'],
  malformed: ['请求不符合规范。', 'The request is not valid.'],
  not_found: ['没有这个地址。', 'There is nothing at this address.'],
  forbidden: ['不允许。', 'Not allowed.'],
  conflict: ['现在不能这样做。', 'This cannot be done now.'],
  too_large: ['请求过大。', 'The request is too large.'],
  unsupported: ['请以 application/x-www-form-urlencoded 提交。', 'Send the form as application/x-www-form-urlencoded.'],
  too_many: ['请求过于频繁，请稍后再试。', 'Too many requests; try again later.'],
  unavailable: ['服务暂时不可用，请稍后再试。', 'The service is not available for the moment; try again.'],
};

const OF_CODE: Partial<Record<RefusalCode, Said>> = {
  'api_key.needed': ['需要密钥 api_key。', 'An api_key is needed.'],
  'api_key.not_valid': ['密钥 api_key 无效或已停用。', 'The api_key is not valid, or was revoked.'],
  'api_key.of_other_units': ['此密钥不适用于该辖区。', 'This api_key was issued for another jurisdiction.'],
  'api_key.quota_used_up': ['此密钥的用量已满，请稍后再试。', 'The quota of this api_key is used up; try again later.'],
  'open311.jurisdiction_needed': [
    '请提供 jurisdiction_id（区、街道或社区的12位代码）。',
    'jurisdiction_id is needed: the 12-digit code of a district, street or community.',
  ],
  'open311.jurisdiction_not_found': ['没有这个 jurisdiction_id。', 'There is no such jurisdiction_id.'],
  'open311.service_not_found': ['没有这个 service_code。', 'There is no such service_code.'],
  'open311.request_not_found': ['没有这个 service_request_id。', 'There is no such service_request_id.'],
  'open311.token_not_found': ['没有这个 token。', 'There is no such token.'],
  'open311.location_needed': [
    '请提供位置：lat 和 long，或 address_string，或 address_id。',
    'A location is needed: lat and long, or address_string, or address_id.',
  ],
  'open311.range_too_long': ['时间范围不能超过90天。', 'start_date and end_date may not span more than 90 days.'],
  'open311.range_reversed': ['start_date 晚于 end_date。', 'start_date is later than end_date.'],
  'request.key_used_for_another': [
    '这个 Idempotency-Key 已用于另一个请求。',
    'This Idempotency-Key was used for another request.',
  ],
  'request.already_done': ['这个请求已经办理。', 'This request was carried out already.'],
};

const OF_ISSUE: Record<FieldIssueCode, Said> = {
  required: ['必填', 'is required'],
  wrong_type: ['格式不对', 'is of the wrong type'],
  too_short: ['太短', 'is too short'],
  too_long: ['太长', 'is too long'],
  too_small: ['太小', 'is too small'],
  too_big: ['太大', 'is too big'],
  invalid_format: ['格式不对', 'is not in the right format'],
  invalid_choice: ['不是可选的值', 'is none of the possible values'],
  unknown_field: ['没有这个参数', 'is no known argument'],
  taken: ['已被使用', 'is taken'],
  not_found: ['不存在', 'does not exist'],
  invalid: ['无效', 'is not valid'],
  too_simple: ['太简单', 'is too simple'],
  too_common: ['太常见', 'is too common'],
  holds_username: ['含有用户名', 'holds the user name'],
  used_before: ['以前用过', 'was used before'],
};

export const BROKEN: Said = ['系统出错，请联系运维人员。', 'Something went wrong here; please tell whoever runs it.'];

export const refusalWords = (code: RefusalCode, kind: RefusalKind): Said => OF_CODE[code] ?? OF_KIND[kind];
export const issueWords = (code: FieldIssueCode): Said => OF_ISSUE[code];
