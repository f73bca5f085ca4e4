import { TICKET_CATEGORY_CODES } from '@linli/domain/tickets/ticket.ts';
import { Button, Select } from 'antd';
import type { useDeskAddress } from './desk-address.ts';
import { useDeskTexts } from './desk-texts.ts';
import styles from './desk.module.css';
import { queueOf } from './queues.ts';

/** Category and order of the list, or what was searched for; all of it lives in the address. */
export function ListFilters({ address, go }: Pick<ReturnType<typeof useDeskAddress>, 'address' | 'go'>) {
  const t = useDeskTexts();
  const { canSort, sort: usual } = queueOf(address.queue);
  return (
    <div className={styles['filters']}>
      {address.q !== '' && (
        <>
          <span className={styles['results']}>{t('searchResults', { q: address.q })}</span>
          <Button size="small" onClick={() => go({ q: null })}>
            {t('clearSearch')}
          </Button>
        </>
      )}
      <Select
        aria-label={t('category')}
        value={address.category ?? ''}
        popupMatchSelectWidth={false}
        listHeight={400}
        style={{ minWidth: 112 }}
        onChange={(category) => go({ category })}
        options={[
          { value: '', label: t('allCategories') },
          ...TICKET_CATEGORY_CODES.map((value) => ({ value: value as string, label: t(`tickets:category.${value}`) })),
        ]}
      />
      {canSort && address.q === '' && (
        <Select
          aria-label={t('sort')}
          value={address.sort}
          popupMatchSelectWidth={false}
          onChange={(sort) => go({ sort: sort === usual ? null : sort })}
          options={(['due', 'newest'] as const).map((value) => ({ value, label: t(`sortBy.${value}`) }))}
        />
      )}
    </div>
  );
}
