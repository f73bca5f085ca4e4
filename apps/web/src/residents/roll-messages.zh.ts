import type { ROLL_REFUSALS } from '@linli/domain/residents/roll-refusals.ts';

const refusals: Record<keyof typeof ROLL_REFUSALS, string> = {
  'roll.not_found': '没有找到这次导入，可能已经过期或被丢弃。',
  'roll.row_not_found': '没有找到这一行，请刷新页面后再试。',
  'roll.not_recognised': '没有认出花名册：找不到“姓名”这样的表头，也看不出各列是什么。可以下载模板，照着整理后再上传。',
  'roll.mapping_impossible': '列的对应不对：每张表要有一列是姓名，同一项内容只能对应一列。',
  'roll.not_now': '这次导入现在不能这样做，请刷新页面查看最新状态。',
  'roll.changed_meanwhile': '别人刚刚改过这次导入，请刷新页面后再试。',
  'roll.files_changed': '预览之后有居民档案变了，已经重新比对。请再看一遍后确认。',
  'roll.nothing_to_import': '没有需要导入的内容：都和档案里的一样，或者还有错误没有改。',
  'roll.others_depend': '不能撤销：这次导入的档案中有 {{count}} 份后来又改过。',
};

export const rollsOfficeZh = { refusals };
