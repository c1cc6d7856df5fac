import { describe, expect, test } from 'vitest';
import { decideLegalBasis } from './decide-legal-basis.ts';

/**
 * Questions whose answers were written down from general knowledge of the texts before they were asked:
 * `from to measure offence data day`, then `Y` (an agreement serves), `F` (domestic law alone), `N` (nothing),
 * `+code` (this one serves) and `-code` (this one does not).
 */
const KNOWN_BEFOREHAND: Readonly<Record<string, string>> = {
  'Kosovo, bound by what it made with others alone': `
    XKX SRB request-information drug-trafficking personal 2024-01-01 | N
    XKX DEU extradition drug-trafficking personal 2024-01-01 | N
    XKX CHE request-information drug-trafficking personal 2015-07-14 | N
    XKX CHE request-information drug-trafficking personal 2015-07-15 | Y +xkx-che-police-2013
    XKX CHE firearm-trace firearms-trafficking personal 2016-01-01 | Y +xkx-che-police-2013
    CHE XKX extradition drug-trafficking personal 2014-06-01 | F +law-xkx-04-l-213
    XKX TUR extradition terrorism personal 2020-01-01 | F +law-tur-6706
    TUR XKX extradition terrorism personal 2020-01-01 | F +law-xkx-04-l-213
    XKX USA extradition other-serious personal 2019-06-12 | N
    XKX USA extradition other-serious personal 2019-06-13 | Y +xkx-usa-extradition-2019
    XKX MKD mutual-legal-assistance drug-trafficking personal 2022-06-01 | N
    XKX HUN extradition drug-trafficking personal 2014-06-01 | N
    HUN XKX extradition drug-trafficking personal 2014-06-01 | F
    XKX EUROPOL firearm-trace firearms-trafficking personal 2023-01-01 | N
    XKX ALB customs-assistance tobacco-smuggling personal 2018-01-01 | N
    XKX FRA request-information terrorism personal 2022-01-01 | N
    XKX SELEC request-information drug-trafficking strategic 2022-01-01 | N
    XKX INTERPOL request-information drug-trafficking personal 2022-01-01 | N
    XKX EUROJUST request-information drug-trafficking personal 2022-01-01 | N
    XKX KEN request-information wildlife-trafficking strategic 2022-01-01 | N
  `,
  'Viet Nam and its partners against trafficking in wildlife': `
    VNM MOZ mutual-legal-assistance migrant-smuggling personal 2018-01-01 | Y +untoc -untoc-migrants
    VNM KEN mutual-legal-assistance wildlife-trafficking personal 2016-01-01 | Y +untoc
    VNM ZAF extradition wildlife-trafficking personal 2020-01-01 | N -untoc
    VNM KOR extradition other-serious personal 2005-04-18 | N
    VNM THA mutual-legal-assistance drug-trafficking personal 2014-06-01 | Y +asean-mlat-2004 +drugs-1988 +untoc
    VNM CHN firearm-trace firearms-trafficking personal 2024-06-01 | Y +interpol -untoc-firearms
    VNM USA extradition drug-trafficking personal 2020-01-01 | N
    VNM TZA request-information wildlife-trafficking personal 2019-01-01 | Y -cites +untoc +interpol
    VNM MNG extradition other-serious personal 2021-05-27 | Y +vnm-mng-legal-assistance-2000
    VNM MNG extradition other-serious personal 2021-05-28 | Y +vnm-mng-extradition-2019 -vnm-mng-legal-assistance-2000
    VNM MNG mutual-legal-assistance other-serious personal 2022-01-01 | Y +vnm-mng-legal-assistance-2000
    VNM ARE extradition other-serious personal 2024-11-24 | Y
    VNM HUN mutual-legal-assistance other-serious personal 2012-01-01 | N
    VNM AGO firearm-trace firearms-trafficking personal 2016-01-01 | Y +interpol -untoc-firearms
    NGA VNM request-information wildlife-trafficking strategic 2015-11-01 | Y +cites
    THA VNM extradition drug-trafficking personal 2014-01-01 | N
  `,
  'territories, to which their state extended some treaties': `
    USA HKG extradition other-serious personal 2020-08-18 | Y +usa-hkg-extradition-1996
    USA HKG extradition other-serious personal 2021-01-01 | -usa-hkg-extradition-1996
    HKG CHN mutual-legal-assistance drug-trafficking personal 2015-01-01 | N -untoc -drugs-1988
    HKG GBR mutual-legal-assistance drug-trafficking personal 2020-01-01 | Y +drugs-1988 +untoc
    HKG MAC request-information drug-trafficking personal 2015-01-01 | N
    GIB GBR extradition other-serious personal 2023-01-01 | N
    JEY FRA mutual-legal-assistance corruption personal 2012-01-01 | Y +uncac
  `,
  'the United States, mostly by treaties of two': `
    CHN USA firearm-trace firearms-trafficking personal 2024-06-01 | Y +interpol -untoc-firearms
    USA FRA video-hearing other-serious personal 2011-01-01 | Y +eu-usa-mla-2003
    USA GBR extradition other-serious personal 2010-01-01 | Y +usa-gbr-extradition-2003 -usa-gbr-extradition-1972
    USA GBR extradition other-serious personal 2007-04-25 | Y +usa-gbr-extradition-1972
    USA RUS extradition other-serious personal 2010-01-01 | N -untoc
    USA CHN extradition cybercrime personal 2015-01-01 | N -untoc -budapest
    TUR USA extradition other-serious personal 1990-01-01 | +usa-tur-extradition-1979
    USA MEX firearm-trace firearms-trafficking personal 2015-01-01 | +interpol -untoc-firearms
    USA GBR request-information firearms-trafficking strategic 2019-01-01 | -att
  `,
  'the agencies of the Union': `
    DNK EUROPOL request-information drug-trafficking personal 2018-01-01 | Y +europol-dnk -europol-members
    DNK EUROJUST request-information drug-trafficking personal 2020-06-01 | Y +eurojust-dnk-2019
    DNK EUROJUST request-information drug-trafficking personal 2019-06-01 | Y +eurojust-members
    GBR EUROPOL request-information drug-trafficking personal 2022-01-01 | +eu-uk-2020-europol
    GBR EUROJUST request-information drug-trafficking personal 2022-01-01 | +eu-uk-2020-eurojust
    TUR EUROPOL request-information terrorism personal 2015-01-01 | N
    TUR EUROPOL request-information terrorism strategic 2004-08-01 | Y
    ISR EUROPOL request-information terrorism strategic 2020-06-01 | Y
    ISR EUROPOL request-information terrorism personal 2020-06-01 | N
    ALB EUROJUST joint-investigation drug-trafficking personal 2019-01-01 | N
    ALB EUROJUST joint-investigation drug-trafficking personal 2021-01-01 | Y
    BIH EUROJUST joint-investigation drug-trafficking personal 2022-01-01 | N
    UKR EUROPOL request-information drug-trafficking personal 2018-06-01 | Y
  `,
  'the United Kingdom, in the Union and after': `
    DEU GBR firearm-trace firearms-trafficking personal 2022-01-01 | -untoc-firearms +interpol
    JPN GBR mutual-legal-assistance other-serious personal 2020-06-01 | Y +eu-jpn-mla-2009
    JPN GBR mutual-legal-assistance other-serious personal 2022-06-01 | Y -eu-jpn-mla-2009 +untoc
    GBR DEU extradition drug-trafficking personal 2021-02-01 | +eu-uk-2020 -ets-24
    GBR DEU joint-investigation drug-trafficking personal 2022-01-01 | +ets-182 +untoc
    GBR FRA confiscation drug-trafficking personal 2022-01-01 | +eu-uk-2020
    GBR DEU request-information drug-trafficking personal 2022-01-01 | +eu-uk-2020 -schengen -eu-information-2006
    GBR IRL extradition terrorism personal 2022-01-01 | +eu-uk-2020
    GBR CHE extradition other-serious personal 2022-01-01 | +ets-24
    GBR TUR mutual-legal-assistance cybercrime personal 2015-01-01 | +budapest +ets-30
    GBR TUR mutual-legal-assistance cybercrime personal 2014-12-31 | -budapest +ets-30
    RUS GBR extradition cybercrime personal 2012-01-01 | +ets-24 -budapest
  `,
  Türkiye: `
    ALB TUR request-information drug-trafficking personal 2012-01-01 | Y +selec
    ALB TUR request-information drug-trafficking personal 2011-10-06 | Y +seci -selec
    TUR ITA firearm-trace firearms-trafficking personal 2006-08-31 | -untoc-firearms +interpol
    TUR ITA firearm-trace firearms-trafficking personal 2006-09-01 | +untoc-firearms
    DEU TUR firearm-trace firearms-trafficking personal 2021-11-12 | -untoc-firearms
    DEU TUR firearm-trace firearms-trafficking personal 2021-11-13 | +untoc-firearms
    IRN TUR mutual-legal-assistance corruption personal 2012-01-01 | Y +uncac
    TUR DEU extradition other-serious personal 1976-12-31 | -ets-24
    TUR DEU extradition other-serious personal 1977-01-01 | +ets-24
    TUR SWE extradition terrorism personal 2022-06-01 | +ets-24
    TUR GRC request-information drug-trafficking personal 2001-01-01 | -tur-grc-crime-2000
    TUR RUS request-information drug-trafficking strategic 2005-01-01 | +bsec
    TUR AZE extradition other-serious personal 2005-01-01 | +ets-24
    TUR SRB request-information tobacco-smuggling personal 2019-01-01 | +who-tobacco-2012
    TUR CHE confiscation cultural-property personal 2010-01-01 | +unesco-1970
    TUR ALB request-information firearms-trafficking strategic 2016-01-01 | -att +untoc
    SYR TUR mutual-legal-assistance corruption personal 2015-01-01 | -uncac
  `,
  'inside the Union, Schengen, and the countries beside them': `
    CZE ITA mutual-legal-assistance drug-trafficking personal 1993-06-01 | -drugs-1988
    CZE ITA mutual-legal-assistance drug-trafficking personal 1994-01-01 | +drugs-1988 -untoc
    CZE POL mutual-legal-assistance other-serious personal 2013-10-23 | -untoc
    CZE POL mutual-legal-assistance other-serious personal 2013-10-24 | +untoc
    CZE POL request-information trafficking-in-persons personal 2015-01-15 | -untoc-persons
    CZE POL request-information trafficking-in-persons personal 2015-01-16 | +untoc-persons
    SVK HUN extradition other-serious personal 1994-01-01 | Y +ets-24
    IRL FRA mutual-legal-assistance other-serious personal 2010-08-01 | +untoc +ets-30
    IRL DEU request-information cybercrime personal 2016-01-01 | -budapest +eu-information-2006
    IRL DEU surveillance drug-trafficking personal 2016-01-01 | -schengen +untoc
    IRL DEU mutual-legal-assistance other-serious special 2022-01-01 | +eu-mla-2000 -eu-investigation-order-2014
    IRL DEU confiscation money-laundering personal 2022-01-01 | -eu-confiscation-2018 +eu-confiscation-2006
    DNK SWE request-information drug-trafficking personal 2025-01-10 | Y +schengen -eu-information-2023
    DNK DEU extradition other-serious personal 2010-01-01 | Y +eu-arrest-warrant-2002
    DEU FRA extradition other-serious personal 2003-12-31 | +ets-24 -eu-arrest-warrant-2002
    DEU FRA extradition other-serious personal 2004-01-01 | +eu-arrest-warrant-2002 -ets-24
    DEU POL extradition other-serious personal 2004-04-30 | +ets-24 -eu-arrest-warrant-2002
    DEU POL extradition other-serious personal 2004-05-01 | +eu-arrest-warrant-2002
    DEU HRV extradition tobacco-smuggling personal 2013-07-01 | +eu-arrest-warrant-2002 -ets-98 -ets-24
    DEU POL request-information drug-trafficking personal 2007-12-20 | -schengen
    DEU POL request-information drug-trafficking personal 2007-12-21 | +schengen
    CHE DEU request-information drug-trafficking personal 2008-12-11 | -schengen
    CHE DEU request-information drug-trafficking personal 2008-12-12 | +schengen
    CHE DEU request-information drug-trafficking personal 2025-06-01 | Y +schengen
    CHE DEU extradition other-serious personal 2022-01-01 | +ets-24 -eu-arrest-warrant-2002
    CHE DEU mutual-legal-assistance drug-trafficking personal 2005-12-12 | -drugs-1988 +ets-30
    CHE DEU mutual-legal-assistance drug-trafficking personal 2005-12-13 | +drugs-1988
    ROU FRA extradition other-serious personal 2006-12-31 | -eu-arrest-warrant-2002 +ets-24
    ROU FRA extradition other-serious personal 2007-01-01 | +eu-arrest-warrant-2002
    HRV DEU surveillance drug-trafficking personal 2022-12-31 | -schengen
    HRV DEU surveillance drug-trafficking personal 2023-01-01 | +schengen
    NOR DEU extradition other-serious personal 2019-10-31 | +ets-24 -eu-norway-iceland-surrender
    NOR DEU extradition other-serious personal 2019-11-01 | +eu-norway-iceland-surrender -ets-24
    NOR ISL extradition other-serious personal 2022-01-01 | +ets-24 -eu-norway-iceland-surrender
  `,
  'the Western Balkans and the region': `
    SRB MNE extradition other-serious personal 2010-01-01 | Y +ets-24
    SRB MNE mutual-legal-assistance other-serious personal 2007-01-01 | Y +ets-30
    MNE ITA extradition other-serious personal 2006-06-05 | N
    ALB MNE request-information drug-trafficking personal 2009-01-01 | Y +pcc-see-2006 +seci +interpol
    ALB MNE request-information drug-trafficking personal 2007-12-01 | Y -pcc-see-2006
    SRB BGR request-information drug-trafficking personal 2009-03-01 | Y +pcc-see-2006
    SRB BGR request-information drug-trafficking personal 2009-02-28 | -pcc-see-2006
    AUT SRB undercover drug-trafficking personal 2015-01-01 | Y +pcc-see-2006 +untoc
    HRV SRB request-information drug-trafficking personal 2010-01-01 | Y +seci
    HRV SRB request-information drug-trafficking personal 2015-01-01 | Y -selec -seci +interpol
    BIH SRB mutual-legal-assistance other-serious personal 2003-09-28 | -untoc
    BIH SRB mutual-legal-assistance other-serious personal 2003-09-29 | +untoc
    BIH HRV extradition corruption personal 2006-11-24 | -uncac
    BIH HRV extradition corruption personal 2006-11-25 | +uncac +ets-24
    MKD ALB confiscation money-laundering personal 2012-01-01 | Y +cets-198 -ets-141
    MKD ALB confiscation money-laundering personal 2009-08-31 | Y -cets-198 +ets-141
    MKD ALB request-information trafficking-in-persons personal 2010-01-01 | Y +cets-197 +untoc-persons
    MKD SRB extradition customs-fraud personal 2010-01-01 | Y +ets-98 +ets-24
    MKD SRB mutual-legal-assistance tobacco-smuggling personal 2014-01-01 | Y +ets-99 +ets-30
    MDA ROU joint-investigation drug-trafficking personal 2015-01-01 | Y +ets-182 +pcc-see-2006
    ISR SRB extradition other-serious personal 2010-01-01 | +ets-24
    ALB DEU request-information firearms-trafficking strategic 2014-12-23 | -att
    ALB DEU request-information firearms-trafficking strategic 2014-12-24 | +att
  `,
  'the world': `
    SDN KEN mutual-legal-assistance migrant-smuggling personal 2010-01-01 | Y +untoc -untoc-migrants
    SSD KEN mutual-legal-assistance other-serious personal 2020-01-01 | N -untoc
    SSD SDN request-information drug-trafficking personal 2010-01-01 | N
    SSD UGA mutual-legal-assistance corruption personal 2016-01-01 | Y +uncac
    ETH KEN mutual-legal-assistance wildlife-trafficking personal 2010-01-01 | Y +untoc
    ETH KEN request-information wildlife-trafficking strategic 2010-01-01 | Y +cites
    MOZ ZAF firearm-trace firearms-trafficking personal 2010-01-01 | Y +untoc-firearms
    MOZ TZA extradition wildlife-trafficking personal 2010-01-01 | Y +untoc
    CHN DEU firearm-trace firearms-trafficking personal 2024-01-17 | -untoc-firearms
    CHN DEU firearm-trace firearms-trafficking personal 2024-01-18 | +untoc-firearms
    RUS DEU firearm-trace firearms-trafficking personal 2022-01-01 | -untoc-firearms +interpol
    JPN DEU mutual-legal-assistance other-serious personal 2011-01-02 | Y +eu-jpn-mla-2009
    JPN DEU mutual-legal-assistance other-serious personal 2011-01-01 | N
    IRN ARM mutual-legal-assistance other-serious personal 2015-01-01 | N -untoc
    IRN ARM mutual-legal-assistance drug-trafficking personal 2015-01-01 | Y +drugs-1988
    UKR POL extradition other-serious personal 2010-01-01 | +ets-24
    RUS DEU mutual-legal-assistance other-serious personal 2023-01-01 | +ets-30 +untoc
    BLR POL request-information trafficking-in-persons personal 2015-01-01 | +cets-197
    KOR DEU extradition other-serious personal 2011-12-28 | -ets-24
    KOR DEU extradition other-serious personal 2011-12-29 | +ets-24
    ZAF DEU extradition other-serious personal 2003-05-13 | +ets-24
    BOL BRA request-information drug-trafficking strategic 2012-06-01 | -drugs-1961-amended
    KEN IND mutual-legal-assistance tobacco-smuggling personal 2021-01-01 | +who-tobacco-2012 +untoc
    KEN IND mutual-legal-assistance tobacco-smuggling personal 2020-08-01 | -who-tobacco-2012
    CHN DEU mutual-legal-assistance tobacco-smuggling personal 2019-01-01 | -who-tobacco-2012 +untoc
    EGY ITA request-information cultural-property strategic 2012-01-01 | +unesco-1970 +interpol
    AND FRA request-information wildlife-trafficking strategic 2022-01-02 | -cites
    AND FRA request-information wildlife-trafficking strategic 2022-01-03 | +cites
    PRK CHN mutual-legal-assistance other-serious personal 2017-01-01 | +untoc
  `,
};

describe.each(Object.entries(KNOWN_BEFOREHAND))('%s', (_, lines) => {
  test.each(
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )('%s', (line) => {
    const [question = '', expected = ''] = line.split(' | ');
    const [from = '', to = '', measure = '', offence = '', data = '', on = ''] = question.split(' ');
    const { usable } = decideLegalBasis({ from, to, measure, offence, data, on });
    const serving = usable.map((u) => u.instrument);
    const verdict = usable.some((u) => !u.fallback) ? 'Y' : usable.length > 0 ? 'F' : 'N';
    const words = expected.split(' ');
    const said = words.filter((word) => ['Y', 'F', 'N'].includes(word));
    expect({
      verdict: said.length === 0 ? [] : [verdict],
      serving: words.filter((w) => w.startsWith('+') && !serving.includes(w.slice(1))),
      notServing: words.filter((w) => w.startsWith('-') && serving.includes(w.slice(1))),
    }).toEqual({ verdict: said, serving: [], notServing: [] });
  });
});
