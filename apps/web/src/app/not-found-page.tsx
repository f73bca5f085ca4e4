import { useTexts } from '../shared/texts.ts';
import { ButtonLink } from '../shared/ui/button.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';

export function NotFoundPage() {
  const t = useTexts('shared');
  return (
    <>
      <PageTitle title={t('notFound.title')} />
      <p>{t('notFound.hint')}</p>
      <p>
        <ButtonLink to="/" variant="primary">
          {t('notFound.home')}
        </ButtonLink>
      </p>
    </>
  );
}
