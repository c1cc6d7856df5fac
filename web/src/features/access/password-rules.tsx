import { useTranslation } from 'react-i18next';

// As the node asks for; it judges again, with the name in view.
const LEAST = 12;
const MOST = 200;

/** What is wrong with a new password as far as the browser can tell; undefined when nothing is. */
export function usePasswordFault(password: string): string | undefined {
  const { t } = useTranslation();
  const length = [...password].length;
  if (length < LEAST) return t('faults.too-short', { limit: LEAST });
  if (length > MOST) return t('faults.too-long', { limit: MOST });
  return undefined;
}

/** The rule of passwords in one line. */
export function PasswordRules() {
  const { t } = useTranslation();
  return <span>{t('account.passwordRule', { least: LEAST })}</span>;
}
