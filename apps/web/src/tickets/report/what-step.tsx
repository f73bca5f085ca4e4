import { TICKET_CATEGORY_CODES, TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import { useTexts } from '../../shared/texts.ts';
import { ChoiceCards } from '../../shared/ui/choice-cards.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { CategoryPicture } from '../category-picture.tsx';
import { PhotoPicker } from './photo-picker.tsx';
import type { StepProps } from './report-draft.ts';
import styles from './report-page.module.css';

interface Props extends StepProps {
  photos: File[];
  onPhotos: (photos: File[]) => void;
}

export function WhatStep({ draft, onChange, errors, photos, onPhotos }: Props) {
  const t = useTexts('tickets');
  return (
    <div className={styles['step']}>
      <ChoiceCards
        legend={t('report.category')}
        name="category"
        value={draft.category}
        error={errors.category}
        choices={TICKET_CATEGORY_CODES.map((code) => ({
          value: code,
          label: t(`category.${code}`),
          hint: t(`categoryHint.${code}`),
          picture: <CategoryPicture category={code} />,
        }))}
        onChoose={(category) => onChange({ category })}
      />
      <TextField
        label={t('report.titleLabel')}
        hint={t('report.titleHint')}
        name="title"
        maxLength={TICKET_LIMITS.titleLength}
        value={draft.title}
        error={errors.title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <TextArea
        label={t('report.descriptionLabel')}
        hint={t('report.descriptionHint')}
        optional
        name="description"
        maxLength={TICKET_LIMITS.descriptionLength}
        value={draft.description}
        error={errors.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <PhotoPicker photos={photos} onChange={onPhotos} />
    </div>
  );
}
