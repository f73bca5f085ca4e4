import { ORG_UNIT_LIMITS } from '@linli/domain/org-units/org-unit.ts';
import type { OrgUnitNode } from '@linli/domain/org-units/org-units.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { GridNameForm } from './grid-name-form.tsx';
import { addGridMutation, renameGridMutation } from './office-units.queries.ts';
import styles from './org-units.module.css';
import { useOrgUnitTexts } from './org-units-texts.ts';

/** The grids of a community, to add to and to rename; who may not is told so by the API. */
export function Grids({ communityId, grids }: { communityId: string; grids: OrgUnitNode[] | undefined }) {
  const t = useOrgUnitTexts();
  const client = useQueryClient();
  const add = useMutation(addGridMutation(client, communityId));
  const rename = useMutation(renameGridMutation(client));
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const begin = (id: string | null) => {
    rename.reset();
    setRenamingId(id);
  };
  if (!grids) return <Skeleton rows={3} height={32} />;
  return (
    <section>
      <h3>{t('grids')}</h3>
      {grids.length === 0 && <p className={styles['soft']}>{t('noGrids')}</p>}
      <ul className={styles['grids']}>
        {grids.map((grid) => (
          <li key={grid.id}>
            {renamingId === grid.id ? (
              <GridNameForm
                label={t('newName')}
                submit={t('save')}
                initial={grid.name}
                maxLength={ORG_UNIT_LIMITS.nameLength}
                error={rename.error}
                isBusy={rename.isPending}
                onCancel={() => begin(null)}
                onSubmit={(name) =>
                  rename.mutate(
                    { id: grid.id, name, version: grid.version },
                    {
                      onSuccess: () => {
                        begin(null);
                        showToast(t('renamed', { name }));
                      },
                    },
                  )
                }
              />
            ) : (
              <>
                <span>{grid.name}</span>
                <Button
                  type="text"
                  size="small"
                  aria-label={t('renameOf', { name: grid.name })}
                  onClick={() => begin(grid.id)}
                >
                  {t('rename')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <GridNameForm
        label={t('gridName')}
        submit={t('addGrid')}
        initial=""
        maxLength={ORG_UNIT_LIMITS.nameLength}
        error={add.error}
        isBusy={add.isPending}
        onSubmit={(name, sent) =>
          add.mutate(name, {
            onSuccess: () => {
              sent();
              showToast(t('gridAdded', { name }));
            },
          })
        }
      />
    </section>
  );
}
