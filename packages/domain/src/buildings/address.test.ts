import { describe, expect, it } from 'vitest';
import { addressKey, addressKeyPrefix, addressOfBuilding, readAddress } from './address.ts';

describe('an address', () => {
  it.each([
    ['文化街59号17栋2单元1801室', ['文化街59号', '17', '2', '1801']],
    ['长江路64号14栋4单元502室', ['长江路64号', '14', '4', '502']],
    ['文化路小区17号楼2单元1801', ['文化路小区', '17', '2', '1801']],
    ['文化路小区十七号楼二单元五零一室', ['文化路小区', '17', '2', '501']],
    ['阳光花园A座1203', ['阳光花园', 'A', null, '1203']],
    ['阳光花园b座12层1203室', ['阳光花园', 'B', null, '1203']],
    ['砂山街23号17-2-1801', ['砂山街23号', '17', '2', '1801']],
    ['文化路12-3号2-1-5', ['文化路12-3号', '2', '1', '5']],
    ['长江路64号14栋-502', ['长江路64号', '14', null, '502']],
    ['沈阳市和平区南湖街道文化路社区文化街59号17栋2单元1801室', ['文化街59号', '17', '2', '1801']],
    ['辽宁省沈阳市和平区文化街59号17栋', ['文化街59号', '17', null, null]],
    ['"南湖" 路1号,2栋', ['南湖路1号', '2', null, null]],
    ['文化里3号 ２栋　１单元 401 室（后门）', ['文化里3号', '2', '1', '401']],
    ['文化路小区3单元401', ['文化路小区', null, '3', '401']],
    ['砂山新村05栋01单元0302室', ['砂山新村', '5', '1', '302']],
    ['满融村3组12号', ['满融村3组12号', null, null, null]],
    ['文化街59号', ['文化街59号', null, null, null]],
    ['太原街12号', ['太原街12号', null, null, null]],
    ['万科城5#2单元701', ['万科城', '5', '2', '701']],
    ['17栋2单元', ['', '17', '2', null]],
    ['', ['', null, null, null]],
  ])('%s', (text, [place, building, entrance, room]) => {
    expect(readAddress(text)).toEqual({ place, building, entrance, room });
  });

  it('is read in no time, whatever it is', () => {
    const began = Date.now();
    for (const text of ['1'.repeat(200), '-'.repeat(200), '1-'.repeat(100), '一'.repeat(200), '栋'.repeat(200)])
      readAddress(text);
    expect(Date.now() - began).toBeLessThan(100);
  });

  it('has a key in the order of its numbers, and beginnings that find its parts', () => {
    const keys = ['2栋1单元301', '2栋1单元1001', '10栋1单元101'].map((text) => addressKey(readAddress(text)));
    expect(keys).toEqual(keys.toSorted());
    const key = addressKey(readAddress('17栋2单元1801'));
    for (const part of ['17栋', '17栋2单元', '17栋2单元1801'])
      expect(key.startsWith(addressKeyPrefix(readAddress(part)))).toBe(true);
    expect(addressKeyPrefix(readAddress('1栋'))).toBe('0001|');
    expect(addressKeyPrefix(readAddress('文化街'))).toBe('');
  });

  it('can be told without the door', () => {
    expect(addressOfBuilding('文化街59号17栋2单元1801室')).toBe('文化街59号17栋');
    expect(addressOfBuilding('阳光花园A座1203')).toBe('阳光花园A座');
    expect(addressOfBuilding('文化街59号')).toBe('文化街59号');
  });
});
