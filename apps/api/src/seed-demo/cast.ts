import type { Faker } from '@faker-js/faker';
import { scopeOfAppointment, type Appointment } from '@linli/domain/appointments/appointment.ts';
import type { AppointmentView } from '@linli/domain/appointments/appointments.contract.ts';
import type { PersonActor, Role } from '@linli/domain/shared/actor.ts';
import type { OrgPath, OrgUnitKind } from '@linli/domain/shared/scope.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../appointments/demo-accounts.ts';
import { addDemoPerson } from '../appointments/people.service.ts';
import type { Platform } from '../shared/platform.ts';

export interface DemoUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: OrgUnitKind;
  readonly path: OrgPath;
}

/** Who acts in one community. */
export interface Cast {
  readonly community: DemoUnit;
  /** Those who can sign in come first, as among the volunteers. */
  readonly workers: PersonActor[];
  readonly volunteers: PersonActor[];
  /** Of the whole demo; those above the community are the first in whose units it lies. */
  readonly officials: readonly PersonActor[];
  /** Whose turn it is, apart for work that is still to be done: so everybody who can sign in finds some of their own. */
  readonly turns: Record<'live' | 'done', { worker: number; volunteer: number }>;
}

/** Adds the people of the demo: those who can sign in, and colleagues and volunteers beside them who only act. */
export class Casting {
  readonly #platform: Platform;
  readonly #faker: Faker;
  readonly #units: ReadonlyMap<string, DemoUnit>;
  readonly #casts = new Map<string, Cast>();
  readonly #officials: PersonActor[] = [];
  #extras = 0;

  constructor(platform: Platform, faker: Faker, units: readonly DemoUnit[]) {
    this.#platform = platform;
    this.#faker = faker;
    this.#units = new Map(units.map((unit) => [unit.code, unit]));
  }

  /** The administrator is there before any unit is. */
  static async addAdministrator(platform: Platform): Promise<PersonActor> {
    const account = DEMO_ACCOUNTS.find(({ role }) => role === 'system_admin');
    if (!account) throw new Error('The demo has no administrator.');
    const given = await addDemoPerson(platform, {
      ...account,
      password: DEMO_PASSWORD,
      terms: [{ role: 'system_admin', unitId: null, to: null }],
    });
    return actorsOf(given, () => undefined)[0] ?? fail();
  }

  async addAccounts(): Promise<void> {
    for (const { username, name, role, unitCodes } of DEMO_ACCOUNTS) {
      if (role !== 'system_admin')
        await this.#add({
          username,
          name,
          password: DEMO_PASSWORD,
          role,
          units: unitCodes.map((code) => this.#unit(code)),
        });
    }
  }

  /** Invented colleagues and volunteers, so that there is somebody to give work to. */
  async addExtras(code: string, { workers, volunteers }: { workers: number; volunteers: number }): Promise<Cast> {
    const units = [this.#unit(code)];
    for (let count = 0; count < workers + volunteers; count += 1) {
      this.#extras += 1;
      const role = count < workers ? 'community_worker' : 'volunteer';
      await this.#add({
        username: `demo.${this.#extras}`,
        name: this.#faker.person.fullName(),
        password: null,
        role,
        units,
      });
    }
    return this.#cast(code);
  }

  async #add({
    role,
    units,
    ...person
  }: {
    username: string;
    name: string;
    password: string | null;
    role: Role;
    units: DemoUnit[];
  }): Promise<void> {
    const given = await addDemoPerson(this.#platform, {
      ...person,
      terms: units.map(({ id }) => ({ role, unitId: id, to: null })),
    });
    const actors = actorsOf(given, (id) => units.find((unit) => unit.id === id));
    actors.forEach((actor, index) => {
      const code = units[index]?.code ?? '';
      if (role === 'community_worker') this.#cast(code).workers.push(actor);
      if (role === 'volunteer') this.#cast(code).volunteers.push(actor);
      // The nearer one first: a street looks after its communities before the district does.
      if (role === 'street_official') this.#officials.unshift(actor);
      if (role === 'district_official') this.#officials.push(actor);
    });
  }

  #cast(code: string): Cast {
    const known = this.#casts.get(code) ?? {
      community: this.#unit(code),
      workers: [],
      volunteers: [],
      officials: this.#officials,
      turns: { live: { worker: 0, volunteer: 0 }, done: { worker: 0, volunteer: 0 } },
    };
    this.#casts.set(code, known);
    return known;
  }

  #unit(code: string): DemoUnit {
    return this.#units.get(code) ?? fail(code);
  }
}

function fail(code = ''): never {
  throw new Error(`The demo's district lacks a unit that the demo needs: ${code}`);
}

/** The person as each of their appointments lets them act. */
function actorsOf(given: readonly AppointmentView[], unitOf: (id: string) => DemoUnit | undefined): PersonActor[] {
  const appointments: Appointment[] = given.map(({ id, role, unit, from }) => ({
    id,
    role,
    path: (unit && unitOf(unit.id)?.path) ?? null,
    from: new Date(from),
    to: null,
  }));
  return given.map(({ id, person, role, unit }, index) => {
    const appointment = appointments[index];
    if (!appointment) throw new Error('An appointment is missing.');
    const acting = unit && { id: unit.id, kind: unit.kind, name: unit.name };
    return {
      kind: 'person',
      personId: person.id,
      name: person.name,
      appointmentId: id,
      role,
      unit: acting && appointment.path && { ...acting, ...appointment.path },
      scope: scopeOfAppointment(appointment, appointments),
    };
  });
}
