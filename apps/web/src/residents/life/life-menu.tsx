import { LIFE_EVENT_CODES, type LifeEvent } from '@linli/domain/residents/life-event.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { Button, Dropdown } from 'antd';
import { useResidentTexts } from '../residents-texts.ts';
import { useUndo } from './use-undo.ts';

interface Props {
  resident: ResidentView;
  onRegister: (form: LifeEvent | 'transfer') => void;
}

/** 登记变动: what can be registered now, and the last one to take back while that is possible. */
export function LifeMenu({ resident, onRegister }: Props) {
  const t = useResidentTexts();
  const { undo, isUndoing } = useUndo(resident.id);
  const events = LIFE_EVENT_CODES.filter((event) => resident.availableActions.includes(event));
  const { undoable, version, availableActions } = resident;
  if (events.length === 0 && undoable === null) return null;
  const items = [
    ...events.map((event) => ({ key: event, label: t(`life.event.${event}`), onClick: () => onRegister(event) })),
    ...(availableActions.includes('transfer')
      ? [{ key: 'transfer', label: t('life.transfer'), onClick: () => onRegister('transfer') }]
      : []),
    ...(undoable === null
      ? []
      : [
          {
            key: 'undo',
            label: t('life.undoOf', { event: t(`life.event.${undoable}`) }),
            onClick: () => undo(version),
          },
        ]),
  ];
  return (
    <Dropdown trigger={['click']} autoFocus menu={{ items }}>
      <Button aria-haspopup="menu" loading={isUndoing}>
        {t('life.menu')}
      </Button>
    </Dropdown>
  );
}
