import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState, type KeyboardEvent } from 'react';
import { isComposing } from '../../shared/keystrokes.ts';
import { useMe } from '../../shared/session.queries.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Field } from '../../shared/ui/field.tsx';
import { ChangedNotice } from './changed-notice.tsx';
import { useDeskTexts } from './desk-texts.ts';
import { colleaguesQuery } from './desk.queries.ts';
import styles from './ticket-actions.module.css';

interface Props {
  ticket: TicketView;
  error: unknown;
  isBusy: boolean;
  onAssign: (assigneeId: string) => void;
  onCancel: () => void;
}

/** Colleagues by part of their name, oneself first: type, arrows, Enter. */
export function AssignForm({ ticket, error, isBusy, onAssign, onCancel }: Props) {
  const t = useDeskTexts();
  const id = useId();
  const me = useMe().person;
  const colleagues = useQuery(colleaguesQuery);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const everybody = colleagues.data?.items ?? [];
  const meFirst = [...everybody.filter((each) => each.id === me.id), ...everybody.filter((each) => each.id !== me.id)];
  const found = meFirst.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const canAct = ticket.availableActions.includes('assign') && !isBusy;
  const chosen = found[Math.min(at, found.length - 1)];

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter' && chosen && canAct) onAssign(chosen.id);
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
  };

  return (
    <form
      className={styles['form']}
      aria-label={t('tickets:action.assign')}
      onSubmit={(event) => event.preventDefault()}
    >
      <ChangedNotice ticket={ticket} action="assign" error={error} />
      <Field label={t('act.assign.label')} hint={t('act.assign.hint')}>
        {(control) => (
          <Input
            {...control}
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={id}
            aria-activedescendant={chosen && `${id}-${chosen.id}`}
            aria-autocomplete="list"
            autoFocus
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      {colleagues.isError ? (
        <ErrorState error={colleagues.error} onRetry={() => void colleagues.refetch()} />
      ) : (
        <div id={id} role="listbox" aria-label={t('act.assign.label')} className={styles['colleagues']}>
          {found.map((each) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the box above
            <div
              key={each.id}
              id={`${id}-${each.id}`}
              role="option"
              aria-selected={each === chosen}
              className={styles['colleague']}
              ref={(element) => void (each === chosen && element?.scrollIntoView({ block: 'nearest' }))}
              onClick={() => canAct && onAssign(each.id)}
            >
              {each.name}
              {each.id === me.id && <span className={styles['soft']}> · {t('act.assign.me')}</span>}
            </div>
          ))}
        </div>
      )}
      {found.length === 0 && !colleagues.isError && (
        <p className={styles['soft']}>{colleagues.isPending ? t('act.assign.loading') : t('act.assign.nobody')}</p>
      )}
      <div className={styles['buttons']}>
        <Button type="text" onClick={onCancel} loading={isBusy}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
