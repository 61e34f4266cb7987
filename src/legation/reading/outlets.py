"""Names that newspapers print for themselves and for the agencies they take copy from.

A table of general knowledge, for lines that hold nothing but such a name and for datelines ("PARIS (AP) —").
Trap: a name here must be no ordinary word; "The Times" in a sentence is not touched, only whole lines are.
"""

from __future__ import annotations

AGENCIES = frozenset(
    (
        "AP", "Associated Press", "The Associated Press", "AFP", "Agence France-Presse", "Reuters",
        "Thomson Reuters", "Thomson Reuters Foundation", "UPI", "United Press International", "dpa", "DPA", "EFE",
        "ANSA", "APA", "TASS", "ITAR-TASS", "RIA Novosti", "Interfax", "Interfax-Ukraine", "Ukrinform", "UNIAN",
        "BelTA", "BELTA", "PAP", "CTK", "MTI", "BTA", "Agerpres", "AGERPRES", "LETA", "BNS", "ELTA", "Armenpress",
        "ARMENPRESS", "Azertac", "AZERTAC", "APA", "Trend", "Kazinform", "24.kg", "AKIpress", "Xinhua", "Kyodo",
        "Kyodo News", "Jiji", "Jiji Press", "Yonhap", "KCNA", "CNA", "Focus Taiwan", "Bernama", "BERNAMA", "Antara",
        "ANTARA", "PNA", "VNA", "PTI", "IANS", "ANI", "APP", "UNB", "IRNA", "Tasnim", "Fars", "Mehr", "ISNA",
        "Anadolu", "Anadolu Agency", "AA", "SANA", "WAFA", "Petra", "SPA", "WAM", "QNA", "KUNA", "MENA", "NAN",
        "GNA", "PANA", "Prensa Latina", "Telam", "Notimex", "AAP", "NZPA", "Canadian Press", "The Canadian Press",
        "PA", "PA Media", "Press Association", "Bloomberg", "IPS", "IRIN", "CNN", "BBC", "RFE/RL", "VOA", "RT", "DW",
        "CNSNews.com", "Sputnik", "MNA", "STA", "HINA", "Tanjug", "FENA",
    )
)  # fmt: skip

OUTLETS = AGENCIES | frozenset(
    (
        "USA TODAY", "The New York Times", "New York Times", "The Washington Post", "Washington Post",
        "The Wall Street Journal", "Wall Street Journal", "Los Angeles Times", "Chicago Tribune", "The Boston Globe",
        "The Washington Times", "The Christian Science Monitor", "The Epoch Times", "Politico", "POLITICO", "The Hill",
        "Axios", "Vox", "Newsweek", "TIME", "The Atlantic", "Foreign Policy", "Foreign Affairs", "The Economist",
        "Financial Times", "The Guardian", "The Observer", "The Times", "The Sunday Times", "The Telegraph",
        "The Daily Telegraph", "The Independent", "Daily Mail", "MailOnline", "The Sun", "Daily Mirror", "BBC News",
        "BBC News Online", "Sky News", "ITV News", "Channel 4 News", "Euronews", "Al Jazeera", "Al Arabiya",
        "France 24", "RFI", "Deutsche Welle", "Der Spiegel", "Le Monde", "EUobserver", "Euractiv", "The Moscow Times",
        "Kyiv Post", "Kyiv Independent", "The Kyiv Independent", "Meduza", "Haaretz", "The Jerusalem Post",
        "The Times of Israel", "Arab News", "Gulf News", "The National", "Dawn", "The Hindu", "The Indian Express",
        "Hindustan Times", "The Times of India", "South China Morning Post", "Global Times", "China Daily",
        "The Japan Times", "The Korea Herald", "The Korea Times", "The Straits Times", "CNA", "Nikkei Asia",
        "The Sydney Morning Herald", "The Age", "ABC News", "CBS News", "NBC News", "Fox News", "FOX News", "MSNBC",
        "CNBC", "NPR", "PBS NewsHour", "CBC News", "Globe and Mail", "The Globe and Mail", "Toronto Star",
        "Radio Free Europe/Radio Liberty", "Voice of America", "Radio Free Asia", "HuffPost", "The Daily Beast",
        "The Daily Caller", "National Review", "The Diplomat", "Middle East Eye", "Al-Monitor", "Business Insider",
    )
)  # fmt: skip


def outlet_in(line: str) -> str | None:
    """The outlet or agency that the whole line names ("Special for USA TODAY", "(Reuters)"), else `None`."""
    name = line.strip().strip("()|/-–—_*").strip().removesuffix(".")
    for lead in ("Special for ", "Special to ", "By ", "by ", "Source: ", "From "):
        name = name.removeprefix(lead)
    return name if name in OUTLETS else None
