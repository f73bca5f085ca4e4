/**
 * 特殊群体标签. `evidence`: the document that proves it. `isSensitive`: a fact that harms whoever it leaks of (health,
 * hardship, PIPL art. 28); shown to those who need it and revealed with a reason. `words`: how rolls write it.
 */
export interface CareLabelTerms {
  readonly isSensitive: boolean;
  readonly evidence: 'none' | 'certificate';
  /** True of what begins and ends by a life event alone, so that others are told of it. */
  readonly isByEvent?: boolean;
  readonly words: readonly string[];
}

/** The labels of DOMAIN and common practice; a change here is a change of policy. */
export const CARE_LABELS = {
  living_alone: { isSensitive: true, evidence: 'none', words: ['独居老人', '独居', '独老'] },
  empty_nest: { isSensitive: true, evidence: 'none', words: ['空巢老人', '空巢'] },
  childless_elder: { isSensitive: true, evidence: 'none', words: ['孤寡老人', '孤寡', '孤老'] },
  advanced_age: { isSensitive: false, evidence: 'none', words: ['高龄老人', '高龄'] },
  disabled_elder: { isSensitive: true, evidence: 'certificate', words: ['失能老人', '失能', '半失能'] },
  minimum_living: {
    isSensitive: true,
    evidence: 'certificate',
    words: ['最低生活保障', '低保户', '低保对象', '低保人员', '低保'],
  },
  low_income: { isSensitive: true, evidence: 'certificate', words: ['低保边缘', '低收入家庭', '低收入', '低边'] },
  extreme_poverty: {
    isSensitive: true,
    evidence: 'certificate',
    words: ['特困供养', '特困人员', '特困', '五保户', '五保'],
  },
  disability: { isSensitive: true, evidence: 'certificate', words: ['残疾人', '残疾', '持证残疾'] },
  serious_illness: { isSensitive: true, evidence: 'certificate', words: ['大病', '重病', '重大疾病'] },
  severe_mental_illness: {
    isSensitive: true,
    evidence: 'certificate',
    words: ['严重精神障碍', '精神障碍患者', '精神障碍', '精神病人'],
  },
  /** 住院中, with the hospital as its detail. */
  in_hospital: { isSensitive: true, evidence: 'none', isByEvent: true, words: [] },
  orphan: { isSensitive: true, evidence: 'certificate', words: ['孤儿'] },
  unattended_child: {
    isSensitive: true,
    evidence: 'none',
    words: ['事实无人抚养儿童', '困境儿童', '留守儿童', '留守'],
  },
  bereaved_family: { isSensitive: true, evidence: 'certificate', words: ['失独家庭', '失独', '计划生育特殊家庭'] },
  unemployed: { isSensitive: false, evidence: 'none', words: ['失业人员', '失业', '待业', '下岗'] },
  veteran: { isSensitive: false, evidence: 'certificate', words: ['退役军人', '退伍军人', '复员军人', '转业军人'] },
  military_family: {
    isSensitive: false,
    evidence: 'certificate',
    words: ['军属', '军人家属', '烈属', '优抚对象', '优抚'],
  },
  party_member: { isSensitive: false, evidence: 'none', words: ['中共党员', '党员'] },
  community_correction: { isSensitive: true, evidence: 'certificate', words: ['社区矫正', '矫正对象'] },
  released_from_prison: { isSensitive: true, evidence: 'certificate', words: ['刑满释放', '刑释人员', '安置帮教'] },
} as const satisfies Record<string, CareLabelTerms>;

export type CareLabel = keyof typeof CARE_LABELS;
export const CARE_LABEL_CODES = Object.keys(CARE_LABELS) as [CareLabel, ...CareLabel[]];
/** What somebody gives and ends by hand. */
export const GIVEN_LABEL_CODES = CARE_LABEL_CODES.filter((label) => !isByEvent(label)) as [CareLabel, ...CareLabel[]];

export function isByEvent(label: CareLabel): boolean {
  const { isByEvent: is = false }: CareLabelTerms = CARE_LABELS[label];
  return is;
}

/** What a cell of a roll says of labels: those it names, their grades as written, and what nobody understood. */
export interface CareLabelsRead {
  readonly labels: readonly { readonly label: CareLabel; readonly detail: string | null }[];
  readonly unknown: readonly string[];
}

/** Words that say that there is nothing to say. */
const NOTHING = new Set(['', '无', '否', '没有', '/', '-', '—', '正常', '一般', '普通', '普通居民']);

const BY_WORD = Object.entries(CARE_LABELS)
  .flatMap(([label, { words }]) => words.map((word) => [word, label as CareLabel] as const))
  // The longest word first: 低保边缘 is not 低保.
  .sort(([one], [other]) => other.length - one.length);

/**
 * Reads `独居、低保`, `残疾人,低保`, `残疾(二级)`: several labels in one cell, each with what stands in brackets as
 * its detail. A label named twice counts once.
 */
export function readCareLabels(cell: string): CareLabelsRead {
  const parts = cell
    .normalize('NFKC')
    .split(/[、,;；，/|+\n]+|\s{1,}(?![^(]*\))/)
    .map((part) => part.trim());
  const labels = new Map<CareLabel, string | null>();
  const unknown: string[] = [];
  for (const part of parts) {
    if (NOTHING.has(part)) continue;
    const [, word = '', detail = null] = /^([^()]*)(?:\(([^()]*)\))?$/.exec(part) ?? [];
    const found = BY_WORD.find(([known]) => word === known) ?? BY_WORD.find(([known]) => word.startsWith(known));
    if (!found) {
      unknown.push(part);
      continue;
    }
    const rest = word.slice(found[0].length).trim();
    const grade = detail ?? (rest === '' ? null : rest);
    const [, label] = found;
    labels.set(label, labels.get(label) ?? grade);
  }
  return { labels: [...labels].map(([label, detail]) => ({ label, detail })), unknown };
}
