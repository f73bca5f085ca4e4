import { TASK_LIMITS } from '@linli/domain/volunteers/task.ts';
import { VOLUNTEER_SKILLS } from '@linli/domain/volunteers/volunteer.ts';
import { Button, Input } from 'antd';
import { useTexts } from '../../shared/texts.ts';
import { Field } from '../../shared/ui/field.tsx';
import styles from './desk-tasks.module.css';
import type { TaskDraft } from './task-draft.ts';

type Roles = TaskDraft['roles'];

interface Props {
  roles: Roles;
  faultOf: (field: string) => string | undefined;
  onChange: (roles: Roles) => void;
}

/** Two drivers, five helpers: each kind of place in a line. */
export function RoleFields({ roles, faultOf, onChange }: Props) {
  const t = useTexts('volunteerTasks');
  const set = (at: number, next: Partial<Roles[number]>) =>
    onChange(roles.map((each, index) => (index === at ? { ...each, ...next } : each)));
  return (
    <fieldset className={styles['roles']}>
      <legend>{t('desk.form.roles')}</legend>
      {roles.map(({ name, skill, places }, at) => (
        // A role has no name but its place until it is filled.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={styles['role']}>
          <Field label={t('desk.form.roleName')} error={faultOf(`roles.${at}.name`)}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={TASK_LIMITS.roleNameLength}
                value={name}
                onChange={({ target }) => set(at, { name: target.value })}
              />
            )}
          </Field>
          <Field label={t('desk.form.places')} error={faultOf(`roles.${at}.places`)}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                maxLength={3}
                value={places}
                onChange={({ target }) => set(at, { places: target.value })}
              />
            )}
          </Field>
          <Field label={t('desk.form.skill')}>
            {(control) => (
              <select
                {...control}
                className={styles['select']}
                value={skill ?? ''}
                onChange={({ target }) =>
                  set(at, { skill: VOLUNTEER_SKILLS.find((each) => each === target.value) ?? null })
                }
              >
                <option value="">{t('desk.form.anySkill')}</option>
                {VOLUNTEER_SKILLS.map((each) => (
                  <option key={each} value={each}>
                    {t(`skills.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {roles.length > 1 && (
            <Button
              type="text"
              aria-label={t('desk.form.removeRole', { name })}
              onClick={() => onChange(roles.filter((_, index) => index !== at))}
            >
              {t('desk.form.remove')}
            </Button>
          )}
        </div>
      ))}
      {roles.length < TASK_LIMITS.roles && (
        <div>
          <Button onClick={() => onChange([...roles, { name: '', skill: null, places: '1' }])}>
            {t('desk.form.addRole')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
