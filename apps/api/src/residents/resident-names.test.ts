import { describe, expect, it } from 'vitest';
import { nameColumns } from './resident-names.ts';

/** Whether somebody who types these letters finds the name. */
function isFoundBy(name: string, letters: string): boolean {
  const { pinyin, initials, searchTerms } = nameColumns(name);
  return pinyin.startsWith(letters) || initials.startsWith(letters) || searchTerms.includes(letters);
}

describe('a name', () => {
  it.each([
    ['单雄信', 'shan xiong xin', ['shanxiongxin', 'danxiongxin', 'sxx', 'dxx']],
    ['仇英', 'qiu ying', ['qiuying', 'chouying', 'qy', 'cy']],
    ['解晓东', 'xie xiao dong', ['xiexiaodong', 'jiexiaodong', 'xxd', 'jxd']],
    ['查良镛', 'zha liang yong', ['zhaliangyong', 'chaliangyong']],
    ['盖叫天', 'ge jiao tian', ['gejiaotian', 'gaijiaotian']],
    ['区永强', 'ou yong qiang', ['ouyongqiang', 'quyongqiang', 'oyq', 'qyq']],
    ['朴树', 'piao shu', ['piaoshu', 'pushu']],
    ['尉迟恭', 'yu chi gong', ['yuchigong', 'weichigong', 'ycg', 'wcg']],
    ['吕布', 'lv bu', ['lvbu', 'lb']],
    ['欧阳修', 'ou yang xiu', ['ouyangxiu', 'oyx', 'xiu']],
    ['王小明', 'wang xiao ming', ['wangxiaoming', 'wangx', 'wxm', 'wx', 'xiaoming']],
    ['买买提·吐尔逊', 'mai mai ti tu er xun', ['maimaitituerxun', 'mmt']],
    ['Anna Li', 'anna li', ['annali', 'al']],
    ['𠮷田', 'tian', ['tian']],
  ])('%s stands at “%s” and is found by every reading', (name, order, letters) => {
    expect(nameColumns(name).nameOrder).toBe(`${order} ${name}`);
    for (const each of letters) expect([each, isFoundBy(name, each)]).toEqual([each, true]);
  });

  it('is found by any two of its characters', () => {
    expect(nameColumns('王小明').searchTerms).toEqual(expect.arrayContaining(['王小', '小明', '王明']));
  });
});
