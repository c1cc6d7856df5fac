import { describe, expect, test } from 'vitest';
import { judgePersons } from './compare-descriptions.ts';

const bandOf = (asked: string, recorded: string, on?: string): string => {
  const born = on === undefined ? {} : { born: [{ on }] };
  return judgePersons({ names: [{ whole: asked }], ...born }, { names: [{ whole: recorded }], ...born }, AMONG).band;
};
const AMONG = { population: 100_000 };

describe('a western name that another script wrote down by ear', () => {
  test.each([
    ['约翰·史密斯', 'John Smith'],
    ['彼得·安德森', 'Peter Anderson'],
    ['安德烈·斯米尔诺夫', 'Andrei Smirnov'],
    ['托马斯·赖特', 'Thomas Wright'],
    ['穆罕默德·侯赛因', 'Mohammed Hussein'],
    ['마이클 존슨', 'Michael Johnson'],
    ['데이비드 스미스', 'David Smith'],
    ['토머스 라이트', 'Thomas Wright'],
    ['ロバート・ウィルソン', 'Robert Wilson'],
    ['デイビッド・カーター', 'David Carter'],
    ['エリザベス・テイラー', 'Elizabeth Taylor'],
    ['Томас Райт', 'Thomas Wright'],
    ['Кэтрин Найт', 'Catherine Knight'],
    ['Кристофер Уокер', 'Christopher Walker'],
    ['Шон Маккарти', 'Sean McCarthy'],
  ])('%s brings up %s with the day of birth', (heard, written) => {
    expect(bandOf(heard, written, '1971-05-23')).not.toBe('no-hit');
    expect(bandOf(written, heard, '1971-05-23')).not.toBe('no-hit');
  });

  test.each([
    ['约翰·史密斯', 'John Smits'],
    ['罗伯特·威尔逊', 'Robert Watson'],
    ['마이클 존슨', 'Michael Jackson'],
    ['ピーター・アンダーソン', 'Peter Sanderson'],
    ['Томас Райт', 'Thomas White'],
  ])('%s alone is no hit for %s', (heard, other) => {
    expect(bandOf(heard, other)).toBe('no-hit');
  });
});

describe('Thai names in the spelling of their families', () => {
  test.each([
    ['ยิ่งลักษณ์ ชินวัตร', 'Yingluck Shinawatra'],
    ['กิตติพงษ์ ทองดี', 'Kittipong Thongdee'],
    ['อภิสิทธิ์ เวชชาชีวะ', 'Abhisit Vejjajiva'],
    ['ชวน หลีกภัย', 'Chuan Leekpai'],
    ['วรวุฒิ จิตรสว่าง', 'Worawut Jitsawang'],
    ['สุดารัตน์ เกตุแก้ว', 'Sudarat Ketkaew'],
  ])('%s brings up %s', (thai, written) => {
    expect(bandOf(thai, written, '1971-05-23')).not.toBe('no-hit');
  });
});

test.each([
  ['г-н Павел Журавский', 'Павел Журавский'],
  ['г-жа Ирина Полякова', 'Ирина Полякова'],
  ['доктор Андрей Лебедкин', 'Андрей Лебедкин'],
  ['полковник Игорь Дроздов', 'Игорь Дроздов'],
  ['김민수 씨', '김민수'],
  ['王小明先生', '王小明'],
  ['山田太郎様', '山田太郎'],
  ['นายสมชาย ทองดี', 'สมชาย ทองดี'],
  ['นางสาวสุภาพร แก้วมณี', 'สุภาพร แก้วมณี'],
  ['Sayın Ahmet Demir', 'Ahmet Demir'],
])('a word of courtesy says nothing: %s', (titled, plain) => {
  const score = (whole: string): number =>
    judgePersons({ names: [{ whole }] }, { names: [{ whole: plain }] }, AMONG).score;
  expect(score(titled)).toBeCloseTo(score(plain), 5);
});
