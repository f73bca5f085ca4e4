import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../shared/texts.ts';

/** A button that asks once more, in place, before it does what is hard to get back. */
export function SureButton({
  ask,
  sure,
  isPending,
  onSure,
}: {
  ask: string;
  sure: string;
  isPending: boolean;
  onSure: () => void;
}) {
  const t = useTexts('shared');
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking)
    return (
      <Button loading={isPending} onClick={() => setIsAsking(true)}>
        {ask}
      </Button>
    );
  return (
    <>
      <Button
        danger
        autoFocus
        onClick={() => {
          setIsAsking(false);
          onSure();
        }}
      >
        {sure}
      </Button>
      <Button onClick={() => setIsAsking(false)}>{t('cancel')}</Button>
    </>
  );
}
