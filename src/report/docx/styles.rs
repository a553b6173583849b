//! The look of a United Nations document, and the settings that go with it.
//!
//! Out: the parts of styles and settings. Type, margins and indents are those
//! of the Secretariat's templates: Times New Roman 10 on a letter page.

/// What the prefixes of a part mean.
pub(super) const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;

/// Where text begins, in twentieths of a point from the margin.
const TEXT: u32 = 1267;
/// One step of indent.
const STEP: u32 = 475;

/// The part of settings.
pub(super) fn settings() -> String {
    format!(
        r#"<w:settings {NAMESPACES}><w:defaultTabStop w:val="475"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#
    )
}

/// The part of styles.
pub(super) fn styles() -> String {
    let mut xml = format!(
        r#"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#
    );
    xml.push_str(r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="atLeast"/></w:pPr><w:rPr><w:spacing w:val="4"/><w:w w:val="103"/><w:kern w:val="14"/></w:rPr></w:style>"#);
    xml.push_str(r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>"#);
    xml.push_str(r#"<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:spacing w:val="-5"/><w:w w:val="130"/><w:vertAlign w:val="superscript"/></w:rPr></w:style>"#);
    let heading = |before: u32, after: u32| {
        format!(
            r#"<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}"/><w:ind w:left="{TEXT}" w:right="{TEXT}"/>"#
        )
    };
    let text = |depth: u32| {
        let tabs: String = (1..=5)
            .map(|step| format!(r#"<w:tab w:val="left" w:pos="{}"/>"#, TEXT + STEP * step))
            .collect();
        format!(
            r#"<w:tabs>{tabs}</w:tabs><w:spacing w:after="120"/><w:ind w:left="{}" w:right="{TEXT}" w:firstLine="{STEP}"/><w:jc w:val="both"/>"#,
            TEXT + STEP * depth
        )
    };
    let outlined = |level: u32, rest: String| format!(r#"{rest}<w:outlineLvl w:val="{level}"/>"#);
    let bold = |size: u32| format!(r#"<w:b/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#);
    let plain =
        |before: u32, after: u32| format!(r#"<w:spacing w:before="{before}" w:after="{after}"/>"#);
    let tabbed = r#"<w:tabs><w:tab w:val="right" w:pos="9840"/></w:tabs>"#;
    let list = [
        ("Session", "Session", plain(120, 0), bold(20)),
        (
            "AgendaItemNormal",
            "Agenda_Item_Normal",
            plain(0, 0),
            String::new(),
        ),
        (
            "AgendaTitleH2",
            "Agenda_Title_H2",
            r#"<w:spacing w:before="0" w:after="240"/><w:ind w:right="5040"/>"#.to_owned(),
            bold(20),
        ),
        ("Committee", "Committee", plain(0, 0), bold(24)),
        ("TitleH1", "Title_H1", heading(120, 120), bold(20)),
        (
            "TitleHCH",
            "Title_H_CH",
            outlined(0, heading(240, 240)),
            bold(28),
        ),
        ("SingleTxt", "__Single Txt", text(0), String::new()),
        ("SingleTxtA", "__Single Txt a", text(1), String::new()),
        ("SingleTxtB", "__Single Txt i", text(2), String::new()),
        ("SingleTxtC", "__Single Txt iii", text(3), String::new()),
        ("H1", "_ H_1", outlined(1, heading(120, 120)), bold(24)),
        ("HCh", "_ H _Ch", outlined(0, heading(360, 120)), bold(28)),
        (
            "Meeting",
            "Meeting",
            format!(
                r#"<w:keepLines/><w:spacing w:before="240" w:after="0"/><w:ind w:left="{TEXT}" w:right="{TEXT}"/><w:jc w:val="right"/>"#
            ),
            "<w:i/>".to_owned(),
        ),
        (
            "FootnoteText",
            "footnote text",
            format!(
                r#"<w:spacing w:line="210" w:lineRule="atLeast"/><w:ind w:left="{TEXT}" w:right="{TEXT}"/>"#
            ),
            r#"<w:sz w:val="17"/><w:szCs w:val="17"/>"#.to_owned(),
        ),
        ("SynopsisTitle", "Synopsis_Title", plain(0, 60), bold(28)),
        ("SynopsisNote", "Synopsis_Note", plain(0, 60), String::new()),
        (
            "SynopsisHead",
            "Synopsis_Head",
            plain(0, 120),
            r#"<w:sz w:val="17"/><w:szCs w:val="17"/>"#.to_owned(),
        ),
        (
            "SynopsisCite",
            "Synopsis_Cite",
            format!("<w:keepNext/>{}", plain(0, 20)),
            bold(18),
        ),
        (
            "SynopsisText",
            "Synopsis_Text",
            plain(0, 40),
            r#"<w:sz w:val="18"/><w:szCs w:val="18"/>"#.to_owned(),
        ),
        ("Header", "header", tabbed.to_owned(), String::new()),
        (
            "MastheadName",
            "Masthead_Name",
            plain(400, 80),
            r#"<w:sz w:val="28"/><w:szCs w:val="28"/>"#.to_owned(),
        ),
        (
            "MastheadSymbol",
            "Masthead_Symbol",
            r#"<w:spacing w:before="400" w:after="80"/><w:jc w:val="right"/>"#.to_owned(),
            bold(24),
        ),
        ("MastheadOrgan", "Masthead_Organ", plain(109, 240), bold(34)),
        (
            "Footer",
            "footer",
            r#"<w:jc w:val="right"/>"#.to_owned(),
            r#"<w:b/><w:sz w:val="17"/><w:szCs w:val="17"/>"#.to_owned(),
        ),
    ];
    for (id, name, paragraph, run) in list {
        xml.push_str(&format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#
        ));
    }
    xml.push_str("</w:styles>");
    xml
}

/// The page, at the end of the body.
pub(super) fn section() -> &'static str {
    r#"<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId6"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1742" w:right="1195" w:bottom="1898" w:left="1195" w:header="576" w:footer="1030" w:gutter="0"/><w:cols w:space="720"/><w:noEndnote/><w:titlePg/></w:sectPr>"#
}

/// The page of a synoptic table: the same, lying.
pub(super) fn landscape() -> &'static str {
    r#"<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId6"/><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:top="1080" w:right="1080" w:bottom="1080" w:left="1080" w:header="576" w:footer="576" w:gutter="0"/><w:cols w:space="720"/><w:noEndnote/><w:titlePg/></w:sectPr>"#
}
