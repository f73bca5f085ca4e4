import { checkCharacter, type Sex } from '@linli/domain/residents/id-number.ts';
import type { CareLabel } from '@linli/domain/residents/care-label.ts';
import type { EmploymentStatus, HouseholdRole } from '@linli/domain/residents/resident.ts';
import type { Dice } from './dice.ts';
import { someForeignName, someGivenName, someSurname } from './names.ts';

/** Somebody who does not exist, before they are given a door and a file. */
export interface InventedPerson {
  readonly name: string;
  readonly sex: Sex;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly role: HouseholdRole;
  readonly ethnicGroup: string;
  readonly employment: EmploymentStatus;
  readonly workplace: string;
  readonly labels: readonly { readonly label: CareLabel; readonly detail: string; readonly evidence: string }[];
  readonly notes: string;
}

/** Who lives together, how often of a hundred doors in an old district, and how old they are. */
type Member = { role: HouseholdRole; age: (dice: Dice) => number; sex?: Sex };
const between = (least: number, most: number) => (dice: Dice) => dice.int(least, most);
const FAMILIES: readonly (readonly [readonly Member[], number])[] = [
  [[{ role: 'head', age: between(66, 93) }], 11],
  [[{ role: 'head', age: between(24, 58) }], 15],
  [couple(62, 88), 18],
  [couple(27, 58), 11],
  [[...couple(29, 52), child(24, 30)], 21],
  [[...couple(30, 48), child(24, 30), child(26, 34)], 6],
  [[...couple(34, 52), child(25, 30), { role: 'parent', age: between(62, 86) }], 7],
  [[{ role: 'head', age: between(32, 55), sex: 'female' }, child(22, 32)], 5],
  [[...couple(60, 80), { role: 'grandchild', age: between(2, 17) }], 3],
  [
    [
      { role: 'head', age: between(22, 35) },
      { role: 'other', age: between(21, 36) },
    ],
    3,
  ],
];

function couple(least: number, most: number): Member[] {
  return [
    { role: 'head', age: between(least, most), sex: 'male' },
    { role: 'spouse', age: between(least - 3, most - 1), sex: 'female' },
  ];
}

/** A child's age is told as what the mother was at its birth: negative, and resolved when she is known. */
function child(least: number, most: number): Member {
  return { role: 'son', age: (dice) => -dice.int(least, most) };
}

const WORKPLACES = [
  '和平区某中学',
  '沈阳某机械厂',
  '南湖某超市',
  '某物流公司',
  '某软件公司',
  '某餐饮店',
  '某医院',
  '某建筑公司',
];
const NOTES = [
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '白天家中无人，请晚上联系',
  '听力不好，请敲门大声',
  '养狗，上门前请先打电话',
];

/** Invents households; the same ones from the same dice. Nobody of them can be a real person. */
export class Inventor {
  readonly #dice: Dice;
  readonly #today: string;
  readonly #sequences: Map<string, number>;
  readonly #region: number;

  /**
   * @param terms `sequences`: how many were born on each day so far, so that numbers differ over all communities;
   *   `round`: how often residents were invented before; each time their numbers are of other counties
   */
  constructor(dice: Dice, terms: { today: string; sequences: Map<string, number>; round: number }) {
    this.#dice = dice;
    this.#today = terms.today;
    this.#sequences = terms.sequences;
    this.#region = terms.round === 0 ? 210_199 : 219_999 - 10 * terms.round;
  }

  household(): InventedPerson[] {
    const dice = this.#dice;
    const members = dice.weighted(FAMILIES);
    const surname = someSurname(dice);
    const people: { role: HouseholdRole; age: number; sex: Sex }[] = [];
    for (const member of members) {
      const drawn = member.age(dice);
      const mother = people.find(({ role, sex }) => sex === 'female' && (role === 'spouse' || role === 'head'));
      const age = drawn >= 0 ? drawn : Math.max((mother?.age ?? 40) + drawn, 0);
      const sex = member.sex ?? (dice.chance(age > 70 ? 0.42 : 0.5) ? 'male' : 'female');
      const role = member.role === 'son' && sex === 'female' ? 'daughter' : member.role;
      people.push({ role, age, sex });
    }
    const isForeign = dice.chance(0.004);
    const ethnicGroup = isForeign
      ? '维吾尔族'
      : dice.weighted([
          ['汉族', 900],
          ['满族', 60],
          ['朝鲜族', 15],
          ['回族', 12],
          ['锡伯族', 6],
          ['蒙古族', 7],
        ]);
    return people.map(({ role, age, sex }) => {
      const birthDate = this.#birthDate(age);
      const own = role === 'spouse' || role === 'parent' || role === 'other' ? someSurname(dice) : surname;
      const name = isForeign ? someForeignName(dice) : own + someGivenName(dice, sex, Number(birthDate.slice(0, 4)));
      const employment = this.#employment(age, sex);
      return {
        name,
        sex,
        birthDate,
        idNumber: this.#idNumber(birthDate, sex),
        // 154 is given to no operator, so this is nobody's.
        phone: age >= 12 && dice.chance(age > 80 ? 0.6 : 0.95) ? `154${this.#digits(8)}` : '',
        role,
        ethnicGroup,
        employment,
        workplace: employment === 'employed' && dice.chance(0.5) ? dice.one(WORKPLACES) : '',
        labels: this.#labels(people, { age, sex, employment }),
        notes: dice.one(NOTES),
      };
    });
  }

  #birthDate(age: number): string {
    const day = new Date(`${this.#today}T00:00:00Z`);
    day.setUTCFullYear(day.getUTCFullYear() - age);
    day.setUTCDate(day.getUTCDate() - this.#dice.int(1, 364));
    return day.toISOString().slice(0, 10);
  }

  #digits(count: number): string {
    return Array.from({ length: count }, () => this.#dice.int(0, 9)).join('');
  }

  /** 2101xx of Shenyang end at 210181, so nobody was given a number of 210190 and above; later rounds use 219xxx, which is no city. */
  #idNumber(birthDate: string, sex: Sex): string {
    const key = birthDate + sex;
    const turn = this.#sequences.get(key) ?? 0;
    this.#sequences.set(key, turn + 1);
    // 500 a day and sex; beyond, another county that there is not.
    const sequence = (turn % 500) * 2 + (sex === 'male' ? 1 : 0);
    const county = this.#region - Math.floor(turn / 500);
    const first17 = `${county}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    return first17 + checkCharacter(first17);
  }

  #employment(age: number, sex: Sex): EmploymentStatus {
    if (age < 6) return 'not_in_workforce';
    if (age < 19) return 'student';
    if (age >= (sex === 'male' ? 60 : 52)) return 'retired';
    return this.#dice.weighted([
      ['employed', 68],
      ['self_employed', 16],
      ['unemployed', 7],
      ['student', age < 24 ? 60 : 0],
      ['not_in_workforce', 9],
    ]);
  }

  #labels(
    household: readonly { age: number }[],
    { age, employment }: { age: number; sex: Sex; employment: EmploymentStatus },
  ) {
    const dice = this.#dice;
    const found: CareLabel[] = [];
    const areAllOld = household.every((each) => each.age >= 60);
    if (age >= 60 && household.length === 1) found.push(dice.chance(0.06) ? 'childless_elder' : 'living_alone');
    if (areAllOld && household.length === 2 && age >= 60) found.push('empty_nest');
    if (age >= 80) found.push('advanced_age');
    if (age >= 75 && dice.chance(0.07)) found.push('disabled_elder');
    if (dice.chance(age > 60 ? 0.07 : 0.025)) found.push('disability');
    if (dice.chance(0.016)) found.push('minimum_living');
    else if (dice.chance(0.006)) found.push('low_income');
    if (dice.chance(0.001)) found.push('extreme_poverty');
    if (dice.chance(age > 50 ? 0.012 : 0.003)) found.push('serious_illness');
    if (age > 17 && dice.chance(0.004)) found.push('severe_mental_illness');
    if (age > 22 && dice.chance(0.03)) found.push('veteran');
    if (age > 20 && dice.chance(0.08)) found.push('party_member');
    if (dice.chance(0.004)) found.push('military_family');
    if (age < 17 && dice.chance(0.004)) found.push('unattended_child');
    if (age > 55 && dice.chance(0.004)) found.push('bereaved_family');
    if (age > 18 && dice.chance(0.0008)) found.push(dice.chance(0.5) ? 'community_correction' : 'released_from_prison');
    if (employment === 'unemployed') found.push('unemployed');
    return found.map((label) => ({ label, ...this.#proof(label) }));
  }

  #proof(label: CareLabel): { detail: string; evidence: string } {
    const dice = this.#dice;
    if (label === 'disability')
      return { detail: `${dice.one(['一', '二', '三', '四'])}级`, evidence: `残疾人证 ${this.#digits(6)}` };
    if (label === 'minimum_living')
      return { detail: `每月补差${dice.int(20, 70) * 10}元`, evidence: `低保证 ${this.#digits(6)}` };
    if (label === 'veteran') return { detail: '', evidence: `优待证 ${this.#digits(6)}` };
    return { detail: '', evidence: '' };
  }
}
