import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * A dialog whose program may come only when it is to be opened. A dialog that begins open does not remember where the
 * focus was, so this one always begins closed.
 */
export function LateDialog({ opened, children, ...more }: ModalProps) {
  const { t } = useTranslation();
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  return (
    <Modal {...more} opened={opened && isHere} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {children}
    </Modal>
  );
}
