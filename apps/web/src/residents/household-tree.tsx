import type { HouseholdRole } from '@linli/domain/residents/resident.ts';
import type { HouseholdView, ResidentSummary } from '@linli/domain/residents/resident-views.contract.ts';
import { Link } from 'react-router-dom';
import styles from './household-tree.module.css';
import type { Room } from './residents-address.ts';
import { useResidentTexts } from './residents-texts.ts';

/** Generations from above, by how people stand to the head of the household. */
const GENERATIONS = {
  grandparents: ['grandparent'],
  parents: ['parent'],
  own: ['head', 'spouse', 'sibling'],
  children: ['son', 'daughter'],
  grandchildren: ['grandchild'],
  others: ['other'],
} as const satisfies Record<string, readonly HouseholdRole[]>;
type Generation = keyof typeof GENERATIONS;

function generationOf({ householdRole }: ResidentSummary): Generation {
  const found = (Object.keys(GENERATIONS) as Generation[]).find((each) =>
    (GENERATIONS[each] as readonly string[]).includes(householdRole ?? ''),
  );
  return found ?? 'others';
}

interface Props {
  household: HouseholdView;
  room: Room;
  /** Whose file this stands in. */
  selfId?: string;
}

/** The people of a household by generation, parents above and children below the head; each leads to their file. */
export function HouseholdTree({ household: { members }, room, selfId }: Props) {
  const t = useResidentTexts();
  return (
    <ol className={styles['tree']}>
      {(Object.keys(GENERATIONS) as Generation[]).map((generation) => {
        const people = members.filter((member) => generationOf(member) === generation);
        if (people.length === 0) return null;
        return (
          <li key={generation} className={styles['generation']}>
            <span className={styles['name']}>{t(`file.tree.generation.${generation}`)}</span>
            <ul className={styles['people']}>
              {people.map((person) => (
                <li key={person.id}>
                  <Person person={person} room={room} isSelf={person.id === selfId} />
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

function Person({ person, room, isSelf }: { person: ResidentSummary; room: Room; isSelf: boolean }) {
  const t = useResidentTexts();
  const { id, name, householdRole, sex, age, status } = person;
  const facts = [
    isSelf && t('file.tree.self'),
    householdRole && t(`role.${householdRole}`),
    sex && t(`sex.${sex}`),
    age !== null && t('age', { count: age }),
    status !== 'living_here' && t(`status.${status}`),
  ];
  const shown = (
    <>
      <strong>{name}</strong>
      <span className={styles['facts']}>{facts.filter(Boolean).join(' · ')}</span>
    </>
  );
  if (isSelf)
    return (
      <span className={`${styles['person']} ${styles['self']}`} aria-current="true">
        {shown}
      </span>
    );
  return (
    <Link to={`${room}/residents/${id}`} className={styles['person']}>
      {shown}
    </Link>
  );
}
