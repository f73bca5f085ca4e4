import { isByEvent } from '@linli/domain/residents/care-label.ts';
import type { ResidentLabelView, ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { AddLabelForm } from './add-label-form.tsx';
import { EndLabelForm } from './end-label-form.tsx';
import { HiddenValue } from './hidden-value.tsx';
import { RevealForm } from './reveal-form.tsx';
import styles from './resident-panel.module.css';
import { revealLabelMutation } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';
import type { Revealed } from './revealed.ts';

/** Care labels that hold, those that held, and a way to give or end one. */
export function ResidentLabels({ resident, revealed }: { resident: ResidentView; revealed: Revealed }) {
  const t = useResidentTexts();
  const [isAdding, setIsAdding] = useState(false);
  const { labelHistory, availableActions, hidden } = resident;
  const now = labelHistory.filter(({ to }) => to === null);
  const past = labelHistory.filter(({ to }) => to !== null);
  const others = revealed.labels?.filter((label) => !now.some((each) => each.label === label)) ?? [];
  return (
    <section>
      <h3>{t('file.labels')}</h3>
      {now.length === 0 && !hidden.includes('sensitive_labels') && (
        <p className={styles['none']}>{t('file.labelling.none')}</p>
      )}
      <ul className={styles['list']}>
        {now.map((label) => (
          <Label key={label.id} resident={resident} label={label} />
        ))}
        {others.map((label) => (
          <li key={label}>
            <strong className={styles['chip']}>{t(`label.${label}`)}</strong>
          </li>
        ))}
      </ul>
      {hidden.includes('sensitive_labels') && (
        <HiddenValue field="sensitive_labels" isHidden revealed={revealed}>
          {revealed.labels === null && <span className={styles['none']}>{t('file.labelling.hiddenMore')}</span>}
        </HiddenValue>
      )}
      {past.length > 0 && (
        <details className={styles['past']}>
          <summary>{t('file.labelling.past')}</summary>
          <ul className={styles['list']}>
            {past.map((label) => (
              <Label key={label.id} resident={resident} label={label} />
            ))}
          </ul>
        </details>
      )}
      {availableActions.includes('add_label') && !isAdding && (
        <Button size="small" className={styles['add'] ?? ''} onClick={() => setIsAdding(true)}>
          {t('file.labelling.add')}
        </Button>
      )}
      {isAdding && <AddLabelForm resident={resident} onClose={() => setIsAdding(false)} />}
    </section>
  );
}

function Label({ resident, label: shown }: { resident: ResidentView; label: ResidentLabelView }) {
  const t = useResidentTexts();
  const [open, setOpen] = useState<'reveal' | 'end' | null>(null);
  const reveal = useMutation(revealLabelMutation(resident.id, shown.id));
  const label = reveal.data ?? shown;
  const word = t(`label.${label.label}`);
  const from = label.from ?? t('file.labelling.sinceUnknown');
  const isHidden = label.detail === null || label.evidence === null;
  return (
    <li>
      <span className={styles['value']}>
        <strong className={styles['chip']}>{word}</strong>
        <span className={styles['soft']}>
          {label.to === null
            ? label.from === null
              ? from
              : t('file.labelling.span', { from })
            : t('file.labelling.spanEnded', { from, to: label.to })}
          {' · '}
          {t(`source.${label.source}`)}
        </span>
        {isHidden && open !== 'reveal' && (
          <Button
            type="link"
            size="small"
            aria-label={t('file.reveal.openOf', { field: word })}
            onClick={() => setOpen('reveal')}
          >
            {t('file.reveal.open')}
          </Button>
        )}
        {label.to === null &&
          resident.availableActions.includes('end_label') &&
          !isByEvent(label.label) &&
          open !== 'end' && (
            <Button
              type="text"
              size="small"
              aria-label={t('file.labelling.endOf', { label: word })}
              onClick={() => setOpen('end')}
            >
              {t('file.labelling.end')}
            </Button>
          )}
      </span>
      {[label.detail, label.evidence].filter(Boolean).map((text) => (
        <span key={text} className={styles['text']}>
          {text}
        </span>
      ))}
      {open === 'reveal' && isHidden && (
        <RevealForm
          what={word}
          error={reveal.error}
          isBusy={reveal.isPending}
          onReveal={(reason) => reveal.mutate(reason)}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'end' && <EndLabelForm residentId={resident.id} label={shown} onClose={() => setOpen(null)} />}
    </li>
  );
}
