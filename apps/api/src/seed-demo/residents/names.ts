import type { Sex } from '@linli/domain/residents/id-number.ts';
import type { Dice } from './dice.ts';

/**
 * Surnames per ten thousand, as common as they are by the census; the last lines are those whose reading people get
 * wrong, and double ones, more of them than there are so that one meets them.
 */
const SURNAMES: readonly (readonly [string, number])[] = (
  '王 725 李 719 张 683 刘 538 陈 453 杨 308 黄 223 赵 229 吴 205 周 212 徐 167 孙 154 马 129 朱 126 胡 131 郭 117 何 106 ' +
  '高 100 林 115 罗 86 郑 93 梁 84 谢 72 宋 81 唐 65 许 66 韩 68 冯 64 邓 58 曹 57 彭 54 曾 51 肖 56 田 54 董 51 袁 50 ' +
  '潘 48 于 62 蒋 47 蔡 46 余 41 杜 47 叶 42 程 44 苏 42 魏 45 吕 45 丁 43 任 42 沈 41 姚 41 卢 40 姜 41 崔 45 钟 38 谭 38 ' +
  '陆 36 汪 36 范 36 金 45 石 34 廖 34 贾 35 夏 35 韦 30 付 33 方 34 白 34 邹 33 孟 33 熊 32 秦 32 邱 31 江 30 尹 29 薛 29 ' +
  '闫 28 段 28 雷 27 侯 28 龙 26 史 26 陶 25 黎 24 贺 24 顾 24 毛 23 郝 24 龚 22 邵 22 万 21 钱 21 严 20 覃 18 武 20 戴 20 ' +
  '莫 18 孔 18 向 17 汤 17 关 24 佟 12 那 6 ' +
  '单 8 仇 3 解 5 查 4 盖 3 区 2 朴 9 曲 9 乐 2 尉迟 1 欧阳 6 上官 2 司马 2 慕容 1 诸葛 1 令狐 1'
)
  .split(' ')
  .reduce<[string, number][]>(
    (pairs, word, index, words) => (index % 2 === 0 ? [...pairs, [word, Number(words[index + 1])]] : pairs),
    [],
  );

/** What parents liked, by the decade of birth; male and female, whole given names and single characters. */
const GIVEN: readonly { until: number; male: string; female: string }[] = [
  {
    until: 1949,
    male: '德 福 贵 荣 华 廷 树 殿 凤 山 海 长 永 兴 万 玉 庆 祥 忠 孝 仁 义 礼 文 宝 连 生 林 清 国',
    female: '桂 芝 兰 英 秀 珍 玉 淑 贤 凤 琴 素 华 荣 芳 春 香 云 霞 素 珍 梅 慧 月 金 莲 翠 花 爱 仙',
  },
  {
    until: 1969,
    male: '建 国 军 卫 东 志 强 和 平 援 朝 跃 进 立 新 红 兵 永 明 德 胜 利 民 文 革 海 生 福 军 春 林 铁',
    female: '秀 英 玉 兰 桂 芝 淑 珍 凤 芳 丽 华 敏 玲 萍 红 艳 霞 春 梅 爱 云 素 琴 亚 娟 晓 静 立 杰',
  },
  {
    until: 1989,
    male: '伟 强 磊 军 勇 涛 超 明 杰 鹏 刚 辉 斌 波 峰 健 亮 宇 飞 浩 志 建 海 晓 俊 文 小 国 永 新',
    female: '丽 娟 艳 敏 静 芳 燕 娜 霞 婷 玲 红 梅 颖 莉 丹 雪 琳 慧 倩 晓 海 春 小 文 秀 玉 月 思 佳',
  },
  {
    until: 2004,
    male: '浩 宇 轩 博 俊 杰 鑫 涛 子 豪 天 文 嘉 泽 昊 然 明 睿 思 远 志 鹏 家 龙 一 鸣 凯 旭 阳 帆',
    female: '欣 怡 雨 婷 梦 瑶 佳 琪 诗 涵 思 雨 文 静 雪 颖 晓 彤 嘉 慧 子 萱 可 馨 心 妍 紫 琳 若 曦',
  },
  {
    until: 9999,
    male: '子 轩 浩 宇 梓 沐 宸 奕 辰 泽 睿 一 诺 宇 航 俊 熙 铭 嘉 懿 皓 承 允 知 行 墨 言 亦 安 乐',
    female: '梓 涵 一 诺 欣 怡 诗 语 桐 依 汐 若 溪 可 馨 沐 瑶 苡 念 安 芮 雨 泽 思 妍 佳 悦 书 瑾 禾',
  },
];
const GIVEN_BY_TIME = GIVEN.map(({ until, male, female }) => ({
  until,
  male: male.split(' '),
  female: female.split(' '),
}));

/** Uyghur, Kazakh and foreign names, with their dots. */
const OTHERS = [
  '买买提·吐尔逊',
  '阿依古丽·艾合买提',
  '努尔兰·哈孜',
  '帕提古丽·买买提',
  '热合曼·阿卜杜拉',
  'Anna Petrova',
];

export function someSurname(dice: Dice): string {
  return dice.weighted(SURNAMES);
}

/** Seldom somebody whose name is built another way. */
export function someForeignName(dice: Dice): string {
  return dice.one(OTHERS);
}

export function someGivenName(dice: Dice, sex: Sex, birthYear: number): string {
  const given = GIVEN_BY_TIME.find(({ until }) => birthYear <= until) ?? GIVEN_BY_TIME[0]!;
  const characters = given[sex];
  // Single given names were the fashion of the seventies and eighties.
  const isSingle = dice.chance(birthYear > 1965 && birthYear < 1995 ? 0.34 : 0.1);
  const first = dice.one(characters);
  if (isSingle) return first;
  const second = dice.one(characters);
  // 婷婷, 浩浩 are names of the young only.
  return second === first && birthYear < 1975 ? first : first + second;
}
