package employeehealth.auth.person;

import java.util.Set;

/** Domains where anybody gets an address: having one there says nothing of where one works. */
public final class EverybodysDomains {

    private static final Set<String> ALL =
            Set.of(
                    "aol.com",
                    "bbox.fr",
                    "free.fr",
                    "gmail.com",
                    "gmx.com",
                    "gmx.de",
                    "gmx.fr",
                    "gmx.net",
                    "googlemail.com",
                    "hotmail.com",
                    "hotmail.fr",
                    "icloud.com",
                    "laposte.net",
                    "live.com",
                    "live.fr",
                    "mac.com",
                    "mail.com",
                    "me.com",
                    "msn.com",
                    "neuf.fr",
                    "numericable.fr",
                    "orange.fr",
                    "outlook.com",
                    "outlook.fr",
                    "pm.me",
                    "proton.me",
                    "protonmail.com",
                    "sfr.fr",
                    "tutanota.com",
                    "wanadoo.fr",
                    "web.de",
                    "yahoo.com",
                    "yahoo.fr",
                    "yandex.com",
                    "ymail.com",
                    "zoho.com");

    private EverybodysDomains() {}

    public static boolean contain(String domain) {
        return ALL.contains(domain);
    }
}
