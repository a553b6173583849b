//! The table of names and spellings. It is vocabulary: it follows the official
//! English list and takes no view on any name.

/// The 193 Member States, in English alphabetical order.
#[rustfmt::skip]
pub const MEMBERS: [&str; 193] = [
    "Afghanistan", "Albania", "Algeria", "Andorra", "Angola", "Antigua and Barbuda", "Argentina",
    "Armenia", "Australia", "Austria", "Azerbaijan", "Bahamas", "Bahrain", "Bangladesh",
    "Barbados", "Belarus", "Belgium", "Belize", "Benin", "Bhutan",
    "Bolivia (Plurinational State of)", "Bosnia and Herzegovina", "Botswana", "Brazil",
    "Brunei Darussalam", "Bulgaria", "Burkina Faso", "Burundi", "Cabo Verde", "Cambodia",
    "Cameroon", "Canada", "Central African Republic", "Chad", "Chile", "China", "Colombia",
    "Comoros", "Congo", "Costa Rica", "Côte d’Ivoire", "Croatia", "Cuba", "Cyprus", "Czechia",
    "Democratic People’s Republic of Korea", "Democratic Republic of the Congo", "Denmark",
    "Djibouti", "Dominica", "Dominican Republic", "Ecuador", "Egypt", "El Salvador",
    "Equatorial Guinea", "Eritrea", "Estonia", "Eswatini", "Ethiopia", "Fiji", "Finland",
    "France", "Gabon", "Gambia", "Georgia", "Germany", "Ghana", "Greece", "Grenada", "Guatemala",
    "Guinea", "Guinea-Bissau", "Guyana", "Haiti", "Honduras", "Hungary", "Iceland", "India",
    "Indonesia", "Iran (Islamic Republic of)", "Iraq", "Ireland", "Israel", "Italy", "Jamaica",
    "Japan", "Jordan", "Kazakhstan", "Kenya", "Kiribati", "Kuwait", "Kyrgyzstan",
    "Lao People’s Democratic Republic", "Latvia", "Lebanon", "Lesotho", "Liberia", "Libya",
    "Liechtenstein", "Lithuania", "Luxembourg", "Madagascar", "Malawi", "Malaysia", "Maldives",
    "Mali", "Malta", "Marshall Islands", "Mauritania", "Mauritius", "Mexico",
    "Micronesia (Federated States of)", "Monaco", "Mongolia", "Montenegro", "Morocco",
    "Mozambique", "Myanmar", "Namibia", "Nauru", "Nepal", "Netherlands (Kingdom of the)",
    "New Zealand", "Nicaragua", "Niger", "Nigeria", "North Macedonia", "Norway", "Oman",
    "Pakistan", "Palau", "Panama", "Papua New Guinea", "Paraguay", "Peru", "Philippines",
    "Poland", "Portugal", "Qatar", "Republic of Korea", "Republic of Moldova", "Romania",
    "Russian Federation", "Rwanda", "Saint Kitts and Nevis", "Saint Lucia",
    "Saint Vincent and the Grenadines", "Samoa", "San Marino", "Sao Tome and Principe",
    "Saudi Arabia", "Senegal", "Serbia", "Seychelles", "Sierra Leone", "Singapore", "Slovakia",
    "Slovenia", "Solomon Islands", "Somalia", "South Africa", "South Sudan", "Spain",
    "Sri Lanka", "Sudan", "Suriname", "Sweden", "Switzerland", "Syrian Arab Republic",
    "Tajikistan", "Thailand", "Timor-Leste", "Togo", "Tonga", "Trinidad and Tobago", "Tunisia",
    "Türkiye", "Turkmenistan", "Tuvalu", "Uganda", "Ukraine", "United Arab Emirates",
    "United Kingdom of Great Britain and Northern Ireland", "United Republic of Tanzania",
    "United States of America", "Uruguay", "Uzbekistan", "Vanuatu",
    "Venezuela (Bolivarian Republic of)", "Viet Nam", "Yemen", "Zambia", "Zimbabwe",
];

/// Observers that appear in sponsor lists and notes on them.
pub const OBSERVERS: [&str; 3] = ["European Union", "Holy See", "State of Palestine"];

/// Groups whose names hold an `and` or a comma that parts no names.
pub(super) const GROUPS: [&str; 3] = [
    "Group of 77 and China",
    "Group of Latin American and Caribbean States",
    "Group of Western European and other States",
];

/// Other spellings in documents, and the name that they stand for.
pub(super) const VARIANTS: [(&str, &str); 46] = [
    ("Bahamas (The)", "Bahamas"),
    ("The Bahamas", "Bahamas"),
    ("Bolivia", "Bolivia (Plurinational State of)"),
    (
        "Bolivia, Plurinational State of",
        "Bolivia (Plurinational State of)",
    ),
    ("Brunei", "Brunei Darussalam"),
    ("Burma", "Myanmar"),
    ("Cape Verde", "Cabo Verde"),
    ("Cote d’Ivoire", "Côte d’Ivoire"),
    ("Ivory Coast", "Côte d’Ivoire"),
    ("Congo (Republic of the)", "Congo"),
    ("Republic of the Congo", "Congo"),
    ("Czech Republic", "Czechia"),
    ("East Timor", "Timor-Leste"),
    (
        "Federated States of Micronesia",
        "Micronesia (Federated States of)",
    ),
    (
        "Micronesia, Federated States of",
        "Micronesia (Federated States of)",
    ),
    ("Gambia (Islamic Republic of the)", "Gambia"),
    ("Gambia (Republic of The)", "Gambia"),
    ("Gambia (The)", "Gambia"),
    ("The Gambia", "Gambia"),
    ("Islamic Republic of Iran", "Iran (Islamic Republic of)"),
    ("Iran, Islamic Republic of", "Iran (Islamic Republic of)"),
    ("Kingdom of the Netherlands", "Netherlands (Kingdom of the)"),
    (
        "Lao People’s Dem. Republic",
        "Lao People’s Democratic Republic",
    ),
    ("Libyan Arab Jamahiriya", "Libya"),
    ("Moldova", "Republic of Moldova"),
    ("Netherlands", "Netherlands (Kingdom of the)"),
    (
        "Netherlands, Kingdom of the",
        "Netherlands (Kingdom of the)",
    ),
    ("Palestine", "State of Palestine"),
    ("Palestine (State of)", "State of Palestine"),
    ("Russia", "Russian Federation"),
    ("São Tomé and Príncipe", "Sao Tome and Principe"),
    ("St. Kitts and Nevis", "Saint Kitts and Nevis"),
    ("St. Lucia", "Saint Lucia"),
    (
        "St. Vincent and the Grenadines",
        "Saint Vincent and the Grenadines",
    ),
    ("Swaziland", "Eswatini"),
    ("Syria", "Syrian Arab Republic"),
    ("Tanzania", "United Republic of Tanzania"),
    (
        "Tanzania, United Republic of",
        "United Republic of Tanzania",
    ),
    (
        "The former Yugoslav Republic of Macedonia",
        "North Macedonia",
    ),
    ("Turkey", "Türkiye"),
    ("Turkiye", "Türkiye"),
    (
        "United Kingdom",
        "United Kingdom of Great Britain and Northern Ireland",
    ),
    ("United States", "United States of America"),
    ("Venezuela", "Venezuela (Bolivarian Republic of)"),
    (
        "Venezuela, Bolivarian Republic of",
        "Venezuela (Bolivarian Republic of)",
    ),
    ("Vietnam", "Viet Nam"),
];

/// Places whose names hold the name of a State.
#[rustfmt::skip]
pub(super) const PLACES: [&str; 16] = [
    "Gulf of Guinea", "Gulf of Oman", "Gulf of Mexico", "Lake Chad", "New Mexico", "Mexico City",
    "Kuwait City", "Panama City", "Guatemala City", "Panama Canal", "Northern Ireland",
    "South China Sea", "East China Sea", "Sea of Japan", "Jordan Valley", "Jordan River",
];
