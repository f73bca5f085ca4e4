/** 与户主关系 by GB/T 4761-2008 (家庭关系代码), its tens. `words`: how rolls write it. */
export const HOUSEHOLD_ROLES = {
  head: ['户主', '本人', '本人或户主'],
  spouse: ['配偶', '妻', '夫', '妻子', '丈夫', '爱人', '老伴'],
  son: ['子', '儿子', '长子', '次子', '三子', '独生子', '独子', '养子', '继子', '女婿'],
  daughter: ['女', '女儿', '长女', '次女', '三女', '独生女', '养女', '继女', '儿媳', '媳妇'],
  grandchild: ['孙子', '孙女', '外孙', '外孙女', '外孙子', '孙', '重孙'],
  parent: ['父', '母', '父亲', '母亲', '岳父', '岳母', '公公', '婆婆', '继父', '继母', '养父', '养母', '公婆'],
  grandparent: ['祖父', '祖母', '外祖父', '外祖母', '爷爷', '奶奶', '姥爷', '姥姥'],
  sibling: ['兄', '弟', '姐', '妹', '哥哥', '弟弟', '姐姐', '妹妹', '兄弟姐妹'],
  other: ['其他', '其他亲属', '非亲属', '保姆', '租客', '房客', '侄子', '侄女', '外甥'],
} as const satisfies Record<string, readonly string[]>;
export type HouseholdRole = keyof typeof HOUSEHOLD_ROLES;

/** 就业状况. */
export const EMPLOYMENT_STATUSES = {
  employed: ['在职', '就业', '在岗', '工作', '已就业'],
  self_employed: ['个体', '自营', '自由职业', '灵活就业', '经商'],
  unemployed: ['失业', '待业', '下岗', '无业', '求职'],
  retired: ['退休', '离退休', '离休', '内退'],
  student: ['学生', '在校', '在校生', '上学'],
  not_in_workforce: ['家务', '全职太太', '无劳动能力', '学龄前', '儿童'],
} as const satisfies Record<string, readonly string[]>;
export type EmploymentStatus = keyof typeof EMPLOYMENT_STATUSES;

/** 56 民族 by GB/T 3304-1991, without 族, in its order; 穿青人 and others stand as written. */
export const ETHNIC_GROUPS = (
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 ' +
  '达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'
).split(' ');

/** `汉族`, `汉`, ` 满族 ` → `汉族`, `汉族`, `满族`; null when it is none of the 56. */
export function readEthnicGroup(cell: string): string | null {
  const bare = cell.normalize('NFKC').replaceAll(/\s/g, '').replace(/族$/, '');
  return ETHNIC_GROUPS.includes(bare) ? `${bare}族` : null;
}

/** `男`, `女`, `男性`, `M`, and GB/T 2261.1's 1 and 2. */
export function readSex(cell: string): 'male' | 'female' | null {
  const bare = cell.normalize('NFKC').trim().toLowerCase();
  if (['男', '男性', 'm', 'male', '1'].includes(bare)) return 'male';
  if (['女', '女性', 'f', 'female', '2'].includes(bare)) return 'female';
  return null;
}

/** The household role that a cell names; the whole cell counts, or what stands before a bracket or a slash. */
export function readHouseholdRole(cell: string): HouseholdRole | null {
  return byWord(HOUSEHOLD_ROLES, cell);
}

export function readEmploymentStatus(cell: string): EmploymentStatus | null {
  return byWord(EMPLOYMENT_STATUSES, cell);
}

function byWord<Code extends string>(table: Record<Code, readonly string[]>, cell: string): Code | null {
  const bare = cell.normalize('NFKC').replaceAll(/\s/g, '');
  const [word = ''] = bare.split(/[(/]/);
  for (const code of Object.keys(table) as Code[]) if (table[code].includes(word)) return code;
  return null;
}
