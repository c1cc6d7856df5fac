import { Button, PasswordInput, TextInput } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../app/officer.tsx';
import { announce } from '../../ui/announcer.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import css from './access.module.css';
import {
  completeSignIn,
  isPasskeyDeclined,
  type SecondStep,
  type SignInAnswer,
  signIn,
  signInByPasskey,
} from './sign-in.ts';

interface StepState {
  readonly ticket: string;
  readonly methods: readonly SecondStep[];
  readonly by: SecondStep;
}

function firstMethod(methods: readonly SecondStep[]): SecondStep {
  return methods.includes('totp') ? 'totp' : (methods[0] ?? 'totp');
}

function useStep(onSignedIn: (me: Me) => void) {
  const { t } = useTranslation();
  const [step, setStep] = useState<StepState>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  function take(answer: SignInAnswer): void {
    if (answer.state === 'signed-in') {
      onSignedIn(answer.me);
      return;
    }
    setStep({ ticket: answer.ticket, methods: answer.methods, by: firstMethod(answer.methods) });
    announce(t('signIn.secondStep'));
  }

  async function run(work: () => Promise<SignInAnswer>): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      take(await work());
    } catch (thrown) {
      if (!isPasskeyDeclined(thrown)) setProblem(thrown);
    } finally {
      setBusy(false);
    }
  }
  return { step, setStep, busy, problem, setProblem, run };
}

type Step = ReturnType<typeof useStep>;

function FirstStep({
  name: known,
  passkey,
  run,
  busy,
}: Pick<Step, 'run' | 'busy'> & { name?: string; passkey: boolean }) {
  const { t } = useTranslation();
  const [name, setName] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [touched, setTouched] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  function send(event: FormEvent): void {
    event.preventDefault();
    setTouched(true);
    if (name.trim() === '' || password === '') return;
    void run(() => signIn(name, password));
  }

  return (
    <form onSubmit={send} className={css.steps} noValidate>
      <TextInput
        ref={known ? undefined : first}
        label={t('signIn.name')}
        value={name}
        readOnly={known !== undefined}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={touched && name.trim() === '' ? t('faults.required') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        ref={known ? first : undefined}
        // A dialog puts the focus into its first field, unless told which.
        data-autofocus={known ? true : undefined}
        label={t('signIn.password')}
        value={password}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
        error={touched && password === '' ? t('faults.required') : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} fullWidth>
        {t('signIn.do')}
      </Button>
      {passkey ? (
        <Button
          variant="default"
          fullWidth
          leftSection={<KeyRound size={16} aria-hidden="true" />}
          disabled={busy}
          onClick={() => void run(() => signInByPasskey())}
        >
          {t('signIn.passkey')}
        </Button>
      ) : null}
    </form>
  );
}

function SecondStepForm({ step, setStep, problem, setProblem, run, busy }: Step & { step: StepState }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { ticket, by, methods } = step;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another method is another field.
  useEffect(() => {
    setCode('');
    field.current?.focus();
  }, [by]);
  // A wrong code is typed over, not deleted first.
  useEffect(() => {
    if (problem) field.current?.select();
  }, [problem]);

  function sendCode(value: string): void {
    void run(() => completeSignIn(by === 'totp' ? { ticket, totp: value } : { ticket, recoveryCode: value }));
  }

  function typed(value: string): void {
    setCode(value);
    const digits = value.replace(/\s/g, '');
    // Six digits are a whole code: nobody needs to press Enter with the phone in the other hand.
    if (by === 'totp' && /^\d{6}$/.test(digits) && !busy) sendCode(digits);
  }

  return (
    <form
      className={css.steps}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (by === 'passkey') void run(() => signInByPasskey(ticket));
        else if (code.trim() !== '') sendCode(by === 'totp' ? code.replace(/\s/g, '') : code.trim());
      }}
    >
      <p className={css.lead}>{t('signIn.secondStep')}</p>
      {by === 'passkey' ? null : (
        <TextInput
          ref={field}
          label={t(by === 'totp' ? 'signIn.totp' : 'signIn.recoveryCode')}
          description={t(by === 'totp' ? 'signIn.totpWhere' : 'signIn.recoveryWhere')}
          value={code}
          inputMode={by === 'totp' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          spellCheck={false}
          dir="ltr"
          onChange={(event) => typed(event.currentTarget.value)}
        />
      )}
      <Button type="submit" loading={busy} fullWidth>
        {t(by === 'passkey' ? 'signIn.passkey' : 'signIn.confirm')}
      </Button>
      <div className={css.others}>
        {methods
          .filter((one) => one !== by)
          .map((one) => (
            <Button key={one} variant="subtle" size="xs" onClick={() => setStep({ ...step, by: one })}>
              {t(`signIn.by.${one}`)}
            </Button>
          ))}
        <Button
          variant="subtle"
          size="xs"
          onClick={() => {
            setProblem(undefined);
            setStep(undefined);
          }}
        >
          {t('signIn.startAgain')}
        </Button>
      </div>
    </form>
  );
}

/** The steps of a sign-in: name and password or passkey, then the second step where one is set up. */
export function SignInSteps({
  name,
  passkey = true,
  onSignedIn,
}: {
  name?: string;
  passkey?: boolean;
  onSignedIn: (me: Me) => void;
}) {
  const state = useStep(onSignedIn);
  const { step } = state;
  return (
    <div className={css.steps}>
      {state.problem ? <ProblemNotice problem={state.problem} /> : null}
      {step ? (
        <SecondStepForm {...state} step={step} />
      ) : (
        <FirstStep run={state.run} busy={state.busy} passkey={passkey} {...(name === undefined ? {} : { name })} />
      )}
    </div>
  );
}
